"""The Celery application of a renderer: a worker that takes pictures and has no model.

`celery -A artifacts_app.config.renderer worker --queues pictures --pool threads --concurrency 1`
"""

import os
from typing import Any

from celery import Celery, signals

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "artifacts_app.config.settings")

app = Celery("renderer")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(["artifacts_app"])


@signals.worker_ready.connect
def take_what_is_missing(sender: Any, **kwargs: Any) -> None:
    if sender.app is not app:
        return
    from artifacts_app.tasks import enqueue_missing_pictures

    enqueue_missing_pictures()
