"""One round through everything that can be left over. Any worker may do it, one at a time."""

import logging
from collections.abc import Callable, Mapping

import redis

from artifacts_app.events.connection import connect
from artifacts_app.housekeeping import artifacts, generations, leftovers, logs

logger = logging.getLogger(__name__)

LOCK = "housekeeping"
LONGEST = 3000  # seconds of a round; after that another may begin
DUTIES: Mapping[str, Callable[[redis.Redis], int]] = {
    "event logs": logs.expire_forgotten,
    "generations": generations.end_stale,
    "artifacts": artifacts.forget_old,
    "data files": leftovers.forget_data_files,
    "idempotency keys": leftovers.forget_idempotency_keys,
    "sessions": leftovers.forget_sessions,
}


def keep_house() -> dict[str, int]:
    """How many of each went; nothing where another process does it now."""
    client = connect()
    if not client.set(LOCK, "1", nx=True, ex=LONGEST):
        return {}
    try:
        done = {name: duty(client) for name, duty in DUTIES.items()}
    finally:
        client.delete(LOCK)
    gone = ", ".join(f"{count} {name}" for name, count in done.items() if count)
    if gone:
        logger.info("kept house: %s", gone)
    return done
