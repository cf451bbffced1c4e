"""One generation from claim to last word, in a Celery thread."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from django.db import DatabaseError
from redis.exceptions import RedisError

from artifacts_app.access import Viewer
from artifacts_app.events.connection import connect
from artifacts_app.events.log import AppendRefused
from artifacts_app.generation import (
    leases,
    lifecycle,
    line_keeping,
    next_steps,
    token_count,
    waiting_line,
)
from artifacts_app.generation.conversation import job_for
from artifacts_app.generation.fair_order import claim_next, others_wait
from artifacts_app.generation.leases import Lease
from artifacts_app.generation.saving import ending_event, kept_files, save_answer
from artifacts_app.generation.worker import GenerationWorker
from artifacts_app.models import Generation
from artifacts_app.observability import numbers, tracing
from artifacts_app.observability.context import working_on
from artifacts_app.observability.tally import tally
from inference import demo_model

logger = logging.getLogger(__name__)

claiming = threading.Lock()  # threads of one process that look at once would all want the same one


def execute_next(worker: GenerationWorker) -> bool:
    """Write the generation whose turn it is. True: somebody still waits for another worker, either
    the one whose page was handed over or those who want another model.

    1. Claim it; where nobody waits, that is all.
    2. Take the lease, which the worker renews while this runs. If this thread dies or raises, the
       lease runs out and recovery queues the generation again.
    3. Stream the answer into the log.
    4. Save version, message and status in one transaction, and only then say the last word.
    5. Let the worker think of what might be next, if it has nothing else to do.
    """
    redis = connect()
    with claiming:
        generation = claim_next(redis, worker.model_name)
    if generation is None:
        return others_wait(redis)
    lease = Lease(generation.pk, generation.attempt)
    leases.take(redis, lease)
    worker.hold(lease)
    try:
        line_keeping.tidy_after_claim(redis)
        with _observed(generation):
            handed_over = _write(generation, worker)
    finally:
        worker.drop(lease)
    leases.release(redis, lease)
    if handed_over:
        waiting_line.join(redis, generation.pk)
    return handed_over


def _write(generation: Generation, worker: GenerationWorker) -> bool:
    job = job_for(generation, worker)
    try:
        with tracing.span("write"):
            answer, writer = worker.run(job)
    except AppendRefused:
        logger.warning("generation %s is written by another worker", generation.pk)
        return False
    if answer.status == "handed_over":
        return lifecycle.requeue(generation)
    if job.files and worker.model_is_demo and demo_model.gives_up(answer.files):
        answer = replace(answer, files={})
    generation.model = worker.model_name
    with tracing.span("save"):
        making = writer.making.record(job.files, kept_files(answer))
        is_saved = save_answer(generation, answer, making)
    if is_saved:
        with tracing.span("say last"):
            worker.say_last(job, writer, ending_event(generation))
        _count(generation)
        _think(generation, worker)
    return False


def _think(generation: Generation, worker: GenerationWorker) -> None:
    """The page is saved and said: whatever goes wrong from here on must not hold it back."""
    try:
        next_steps.think_about(generation, worker, connect())
    except (DatabaseError, RedisError):
        logger.exception("generation %s: no next steps", generation.pk)


@contextmanager
def _observed(generation: Generation) -> Iterator[None]:
    """Log lines and spans of this belong to the request that asked for it."""
    claimed = generation.claimed or generation.created
    if generation.attempt == 1:
        waited = (claimed - generation.created).total_seconds()
        tally.observe(numbers.IN_LINE, max(0.0, waited))
    with (
        working_on(request=generation.http_request, generation=str(generation.pk)),
        tracing.span("generation", generation.trace, generation=str(generation.pk)),
    ):
        tracing.past("in line", generation.created, claimed)
        yield


def _count(generation: Generation) -> None:
    artifact, seconds = generation.artifact, generation.seconds or 0.0
    written = generation.completion_tokens or 0
    tokens = (generation.prompt_tokens or 0) + written
    token_count.spend(connect(), Viewer(artifact.user_id, artifact.visitor), tokens)
    tally.observe(numbers.GENERATION, seconds, status=generation.status)
    if seconds and written:
        tally.observe(numbers.SPEED_OF_WRITING, written / seconds)
    if generation.error_code:
        tally.count(numbers.ERRORS, code=generation.error_code)
    logger.info(
        "generation %s %s",
        generation.pk,
        generation.status,
        extra={"tokens": written, "seconds": round(seconds, 2), "code": generation.error_code},
    )
