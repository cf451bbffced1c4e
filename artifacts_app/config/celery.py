"""The Celery application, and what a worker process does besides its tasks.

vLLM and llama.cpp must not be forked once they are loaded, so the worker runs a pool of threads:
`celery -A artifacts_app.config.celery worker --pool=threads`.
"""

import os
import sys
import threading
from typing import Any

from celery import Celery, signals

from artifacts_app.config.looking import look_every

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "artifacts_app.config.settings")

app = Celery("artifacts")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(["artifacts_app"])
# Celery would open a connection to the database for each task. A thread's own stays; one that has
# died is let go before the next task.
app.conf["CELERY_DB_REUSE_MAX"] = sys.maxsize

stopping = threading.Event()


def writes(worker_app: Celery) -> bool:
    """Whether a worker is one of ours; renderers and couriers have other applications, and no model."""
    return worker_app is app


@signals.task_prerun.connect
def drop_dead_connections(**kwargs: Any) -> None:
    from django.db import close_old_connections

    close_old_connections()


@signals.worker_init.connect
def start_engine(sender: Any, **kwargs: Any) -> None:
    if not writes(sender.app):
        return
    from artifacts_app.config import observing
    from artifacts_app.generation.process import start_worker

    observing.start("worker")
    start_worker(sender.concurrency)


@signals.worker_ready.connect
def take_up_what_waits(sender: Any, **kwargs: Any) -> None:
    if not writes(sender.app):
        return
    from artifacts_app.config import garbage
    from artifacts_app.generation.recovery import INTERVAL
    from artifacts_app.tasks import enqueue_lost_generations, enqueue_waiting_generations

    garbage.keep_what_is_loaded()
    look_every(INTERVAL, enqueue_lost_generations, "lost", until=stopping)
    enqueue_waiting_generations()  # last: Celery only logs what it fails with


@signals.worker_shutting_down.connect
def hand_over(**kwargs: Any) -> None:
    from artifacts_app.generation.process import current_worker, is_worker

    stopping.set()
    if is_worker():
        current_worker().hand_over()


@signals.worker_shutdown.connect
def stop_engine(**kwargs: Any) -> None:
    from artifacts_app.generation.process import current_worker, is_worker

    if is_worker():
        current_worker().stop()
