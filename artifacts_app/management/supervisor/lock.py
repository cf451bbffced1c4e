"""One supervisor for each data folder."""

import fcntl
import os
from pathlib import Path


class AlreadyRunning(Exception):
    pass


def lock(path: Path) -> int:
    """Hold the file until this process ends; returns its descriptor. Raises AlreadyRunning."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise AlreadyRunning(f"Artifacts is already running on {path.parent}.") from None
    return descriptor
