"""Engines stream text from a model behind one protocol, `base.Engine`."""
