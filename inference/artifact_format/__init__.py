"""How an artifact is written down in a model's answer, and how it is read while it is written."""
