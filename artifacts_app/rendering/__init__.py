"""Chat text as safe HTML."""
