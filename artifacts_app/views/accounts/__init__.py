"""Signing up and in: what allauth leaves to the application."""
