"""The texts that the demo model learns from, written by a generator, not collected."""
