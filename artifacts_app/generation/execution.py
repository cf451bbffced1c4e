"""One generation from claim to last word, in a Celery thread."""

import logging
from dataclasses import replace
from uuid import UUID

from artifacts_app.events.connection import connect
from artifacts_app.events.log import AppendRefused
from artifacts_app.generation import leases, lifecycle, waiting_line
from artifacts_app.generation.conversation import job_for
from artifacts_app.generation.saving import ending_event, save_answer
from artifacts_app.generation.worker import GenerationWorker
from artifacts_app.models import Generation
from inference import demo_model

logger = logging.getLogger(__name__)


def execute(generation_id: UUID, worker: GenerationWorker) -> bool:
    """Write one generation. True: it was handed over and wants to be queued again.

    1. Claim it; where somebody else has it, that is all.
    2. Take the lease, which the worker renews while this runs. If this thread dies or raises, the
       lease runs out and recovery queues the generation again.
    3. Stream the answer into the log.
    4. Save version, message and status in one transaction, and only then say the last word.
    """
    generation = lifecycle.claim(generation_id)
    redis = connect()
    waiting_line.leave(redis, generation_id)
    if generation is None:
        return False
    leases.take(redis, generation_id)
    worker.hold(generation_id)
    try:
        handed_over = _write(generation, worker)
    finally:
        worker.drop(generation_id)
    leases.release(redis, generation_id)
    return handed_over


def _write(generation: Generation, worker: GenerationWorker) -> bool:
    job = job_for(generation, worker)
    try:
        answer, writer = worker.run(job)
    except AppendRefused:
        logger.warning("generation %s is written by another worker", generation.pk)
        return False
    if answer.status == "handed_over":
        return lifecycle.requeue(generation)
    if job.files and worker.model_is_demo and demo_model.gives_up(answer.files):
        answer = replace(answer, files={})
    generation.model = worker.model_name
    if save_answer(generation, answer):
        worker.say_last(job, writer, ending_event(generation))
    return False
