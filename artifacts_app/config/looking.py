"""What a Celery process looks after beside its tasks, in a thread that only ends with it."""

import logging
import threading
from collections.abc import Callable

logger = logging.getLogger(__name__)


def look_every(
    interval: float, look: Callable[[], None], name: str, until: threading.Event
) -> None:
    """`interval` in seconds. A look that fails is logged, and made again at the next."""

    def run() -> None:
        from django.db import close_old_connections

        while not until.wait(interval):
            try:
                look()
            except Exception:
                logger.exception("looking for what is %s failed, trying again", name)
            finally:
                close_old_connections()

    threading.Thread(target=run, name=name, daemon=True).start()
