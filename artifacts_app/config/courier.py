"""The Celery application of a courier: a worker that tells webhooks and has no model.

Receivers are slow, and strangers: an attempt may take ten seconds, and none of them may take the
place of a page. `celery -A artifacts_app.config.courier worker --queues webhooks --pool threads`
"""

import os
import threading
from typing import Any

from celery import Celery, signals

from artifacts_app.config.looking import look_every

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "artifacts_app.config.settings")

app = Celery("courier")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(["artifacts_app"])

INTERVAL = 2.0  # seconds between two looks

stopping = threading.Event()


@signals.worker_ready.connect
def begin(sender: Any, **kwargs: Any) -> None:
    if sender.app is not app:
        return
    from artifacts_app.tasks import enqueue_due_webhooks

    look_every(INTERVAL, enqueue_due_webhooks, "due", until=stopping)


@signals.worker_shutting_down.connect
def end(**kwargs: Any) -> None:
    stopping.set()
