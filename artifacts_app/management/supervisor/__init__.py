"""Runs the processes of one machine and keeps them running. Knows no Django."""
