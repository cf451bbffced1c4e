"""Telling other programs that a generation has ended: an outbox, and what empties it."""
