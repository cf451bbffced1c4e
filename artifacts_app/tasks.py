"""What the broker delivers. Tasks carry ids, never data."""

from uuid import UUID

from celery import shared_task

from artifacts_app.generation import recovery
from artifacts_app.generation.execution import execute
from artifacts_app.generation.process import current_worker


@shared_task(name="artifacts.run_generation")
def run_generation(generation_id: str) -> None:
    if execute(UUID(generation_id), current_worker()):
        run_generation.delay(generation_id)


def enqueue_lost_generations() -> None:
    for generation_id in recovery.recover_lost_generations():
        run_generation.delay(str(generation_id))


def enqueue_waiting_generations() -> None:
    for generation_id in recovery.queued_generations():
        run_generation.delay(str(generation_id))
