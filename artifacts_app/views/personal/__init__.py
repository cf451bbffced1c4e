"""A person's own settings: tokens, sessions, data."""
