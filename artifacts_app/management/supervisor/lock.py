import fcntl
import os
import time
from pathlib import Path

POLL = 0.1  # seconds


class AlreadyRunning(Exception):
    """Another process holds the lock; `holder` is its id, or None where it is not known."""

    def __init__(self, path: Path, holder: int | None) -> None:
        super().__init__(f"{path} is locked by process {holder or 'unknown'}")
        self.holder = holder


class InstanceLock:
    """At most one running instance for a data directory.

    The lock belongs to the open file, so whoever inherits `descriptor` holds it too: the guard
    does, and a new instance waits until what a killed one left behind is gone.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self.descriptor = -1

    def acquire(self, leftover_seconds: float = 20.0) -> None:
        """Raises `AlreadyRunning` at once where the holder lives, and after `leftover_seconds`
        where it is dead but its processes are still being stopped."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self.descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        deadline = time.monotonic() + leftover_seconds
        while not self._try():
            holder = self._holder()
            if holder is None or _is_alive(holder) or time.monotonic() > deadline:
                self.release()
                raise AlreadyRunning(self._path, holder)
            time.sleep(POLL)
        os.truncate(self.descriptor, 0)
        os.pwrite(self.descriptor, str(os.getpid()).encode(), 0)

    def release(self) -> None:
        os.close(self.descriptor)
        self.descriptor = -1

    def _try(self) -> bool:
        try:
            fcntl.flock(self.descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _holder(self) -> int | None:
        text = os.pread(self.descriptor, 20, 0).decode()
        return int(text) if text.isdigit() else None


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
