"""HTTP: parse, delegate to services, answer."""
