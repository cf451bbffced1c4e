"""What the broker delivers: a reason to look, never data."""

from celery import shared_task

from artifacts_app.generation import recovery
from artifacts_app.generation.execution import execute_next
from artifacts_app.generation.process import current_worker


@shared_task(name="artifacts.serve_next")
def serve_next() -> None:
    """Somebody waits. Who is served is decided when a worker has a place free, not here."""
    if execute_next(current_worker()):
        serve_next.delay()


def enqueue_lost_generations() -> None:
    for _ in recovery.recover_lost_generations():
        serve_next.delay()


def enqueue_waiting_generations() -> None:
    for _ in recovery.queued_generations():
        serve_next.delay()
