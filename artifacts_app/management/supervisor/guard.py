"""Stops what a killed supervisor leaves behind.

Runs as a script of its own and imports nothing of the application. Standard input says which
process groups exist (`+123`) and which have ended (`-123`); its end means that the supervisor is
gone, in whatever way: the groups that are left get SIGTERM, then SIGKILL.
"""

import os
import signal
import sys
import time
from collections.abc import Iterable

STOP_SECONDS = 5.0
POLL = 0.05  # seconds


def groups_left(orders: Iterable[str]) -> set[int]:
    groups: set[int] = set()
    for order in orders:
        if order.startswith("+"):
            groups.add(int(order[1:]))
        else:
            groups.discard(int(order[1:]))
    return groups


def send(group: int, number: int) -> bool:
    """False where the group no longer exists."""
    try:
        os.killpg(group, number)
    except ProcessLookupError:
        return False
    except PermissionError:  # macOS says so of a group that consists of zombies
        return False
    return True


def stop(groups: set[int]) -> None:
    left = {group for group in groups if send(group, signal.SIGTERM)}
    deadline = time.monotonic() + STOP_SECONDS
    while left and time.monotonic() < deadline:
        time.sleep(POLL)
        left = {group for group in left if send(group, 0)}
    for group in left:
        send(group, signal.SIGKILL)


if __name__ == "__main__":
    for ignored in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(ignored, signal.SIG_IGN)
    stop(groups_left(sys.stdin))
