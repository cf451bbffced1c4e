"""The Celery application of a courier: a worker that tells webhooks and has no model.

Receivers are slow, and strangers: an attempt may take ten seconds, and none of them may take the
place of a page. `celery -A artifacts_app.config.courier worker --queues webhooks --pool threads`
"""

import logging
import os
import threading
from typing import Any

from celery import Celery, signals

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "artifacts_app.config.settings")

app = Celery("courier")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(["artifacts_app"])

INTERVAL = 2.0  # seconds between two looks

logger = logging.getLogger(__name__)
stopping = threading.Event()


@signals.worker_ready.connect
def begin(sender: Any, **kwargs: Any) -> None:
    if sender.app is app:
        threading.Thread(target=look_for_what_is_due, name="due", daemon=True).start()


@signals.worker_shutting_down.connect
def end(**kwargs: Any) -> None:
    stopping.set()


def look_for_what_is_due() -> None:
    from django.db import close_old_connections

    from artifacts_app.tasks import enqueue_due_webhooks

    while not stopping.wait(INTERVAL):
        try:
            enqueue_due_webhooks()
        except Exception:
            logger.exception("looking for webhooks failed, trying again")
        finally:
            close_old_connections()
