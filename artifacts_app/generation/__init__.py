"""From a queued generation to a version: claim, stream, save, tell."""
