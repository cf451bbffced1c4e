"""Finds generations that nobody works on although somebody should."""

import logging
from datetime import timedelta
from uuid import UUID

import redis
from django.utils import timezone

from artifacts_app.events.announcing import has_ended
from artifacts_app.events.connection import connect
from artifacts_app.generation import leases, lifecycle, line_keeping, waiting_line
from artifacts_app.generation.saving import announce_ending
from artifacts_app.models import Generation, GenerationStatus
from artifacts_app.observability import numbers
from artifacts_app.observability.tally import tally

logger = logging.getLogger(__name__)

INTERVAL = 2.0  # seconds between two looks
# A claim is followed by its lease at once, a new generation by its place in line: who is older
# than this and has neither was lost, together with whatever Redis lost.
GRACE = timedelta(seconds=10)


def recover_lost_generations() -> list[UUID]:
    """Put lost generations back into the queue; returns those that need a task.

    A task too many does no harm: the claim decides. So once a worker turns out to have died, all
    that wait are named, since tasks it had reserved went with it.
    """
    client = connect()
    line_keeping.tidy(client)
    lost = [_recover(client, generation) for generation in _without_owner(client)]
    if any(lost):
        return queued_generations()
    return _forgotten(client)


def queued_generations() -> list[UUID]:
    """All that wait, oldest first; each keeps or gets its place in line."""
    waiting = Generation.objects.filter(status=GenerationStatus.QUEUED).order_by("created")
    client = connect()
    ids = list(waiting.values_list("pk", flat=True))
    for generation_id in ids:
        waiting_line.join(client, generation_id)
    return ids


def _without_owner(client: redis.Redis) -> list[Generation]:
    generations = Generation.objects.select_related("artifact", "result")
    ended = leases.end_expired(client)
    found = generations.in_bulk({lease.generation_id for lease in ended})
    expired = [
        found[lease.generation_id]
        for lease in ended
        if lease.generation_id in found and found[lease.generation_id].attempt == lease.attempt
    ]
    unleased = generations.filter(
        status=GenerationStatus.RUNNING, claimed__lt=timezone.now() - GRACE
    ).exclude(pk__in=leases.held(client))
    return expired + list(unleased)


def _recover(client: redis.Redis, generation: Generation) -> bool:
    """True: it is queued again."""
    if generation.status == GenerationStatus.QUEUED:
        return True
    if generation.status == GenerationStatus.RUNNING:
        if generation.attempt < lifecycle.MAX_ATTEMPTS:
            logger.warning("generation %s lost its worker, queued again", generation.pk)
            return lifecycle.requeue(generation)
        _give_up(generation)
    if not has_ended(client, generation.artifact_id, generation.ordinal):
        announce_ending(client, generation)
    return False


def _give_up(generation: Generation) -> None:
    generation.error_code = "worker_lost"
    generation.error_message = "The model's process ended unexpectedly, several times."
    generation.retryable = True
    if lifecycle.end(generation, GenerationStatus.FAILED):
        tally.count(numbers.ERRORS, code=generation.error_code)


def _forgotten(client: redis.Redis) -> list[UUID]:
    """Queued for a while, yet not in the line, or in a line at which nobody serves: Redis was
    away, or lost its data, when they were to be queued."""
    old = Generation.objects.filter(
        status=GenerationStatus.QUEUED, created__lt=timezone.now() - GRACE
    ).order_by("created")
    in_line = waiting_line.members(client) if leases.held(client) else set()
    forgotten = [pk for pk in old.values_list("pk", flat=True) if pk not in in_line]
    for generation_id in forgotten:
        waiting_line.join(client, generation_id)
    return forgotten
