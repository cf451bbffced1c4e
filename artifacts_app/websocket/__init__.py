"""Viewers follow a generation over a WebSocket; the server speaks, the client listens."""
