"""Asking the model for something, and stopping it."""

import logging
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from redis.exceptions import RedisError

from artifacts_app.access import Viewer, owned_generations
from artifacts_app.events.announcing import announce
from artifacts_app.events.connection import connect
from artifacts_app.generation import control, lifecycle, line_keeping, waiting_line
from artifacts_app.generation.waiting_line import Place
from artifacts_app.models import (
    Artifact,
    Generation,
    GenerationStatus,
    Message,
    Priority,
)
from artifacts_app.observability import tracing
from artifacts_app.observability.context import request_id
from artifacts_app.services import capacity
from artifacts_app.services.errors import Conflict, NotFound
from artifacts_app.tasks import serve_next

logger = logging.getLogger(__name__)


def request_generation(
    artifact: Artifact,
    request: Message,
    priority: Priority = Priority.INTERACTIVE,
    model: str = "",
) -> Generation:
    """Queue an answer to `request`. Call inside a transaction; the queue hears of it on commit."""
    latest = artifact.generations.aggregate(latest=Max("ordinal"))["latest"] or 0
    try:
        with transaction.atomic():
            generation = Generation.objects.create(
                artifact=artifact,
                ordinal=latest + 1,
                request=request,
                base=artifact.head,
                priority=priority,
                wanted_model=model,
                http_request=request_id.get(),
                trace=tracing.present(),
            )
    except IntegrityError:
        raise Conflict(_("This page is being written right now. Wait, or stop it first.")) from None
    transaction.on_commit(lambda: _enqueue(generation))
    return generation


def _enqueue(generation: Generation) -> None:
    """Where Redis is away nothing is lost: recovery finds the generation in the database."""
    try:
        redis = connect()
        position = line_keeping.place_of_new(redis, generation.pk)
        _announce(generation, {"type": "queued", "position": position})
        waiting_line.join(redis, generation.pk)  # from here on a worker may take it
        serve_next.delay()
        if position > 1 or waiting_line.length(redis) > 1:
            line_keeping.tidy(redis)
    except (RedisError, serve_next.OperationalError):
        logger.exception("generation %s cannot be queued now", generation.pk)


def place_of(generation: Generation) -> Place | None:
    """Where it stands in line; None for one that does not wait, or while Redis is away."""
    if generation.status != GenerationStatus.QUEUED:
        return None
    try:
        return waiting_line.places(connect(), [generation.pk]).get(generation.pk)
    except RedisError:
        logger.warning("the place of generation %s cannot be read", generation.pk)
        return None


def cancel(viewer: Viewer, generation_id: UUID) -> Generation:
    """Stop a generation. Raises Conflict where it has ended already."""
    return stop(find(viewer, generation_id))


def stop(generation: Generation) -> Generation:
    """The same for staff, whoever's it is.

    One that has been begun and waits for another worker is that one's to end: it has the page.
    """
    is_new = generation.status == GenerationStatus.QUEUED and generation.attempt == 0
    if is_new and lifecycle.cancel_queued(generation):
        waiting_line.leave(connect(), generation.pk)
        _announce(generation, {"type": "cancelled", "version": None})
        generation.status = GenerationStatus.CANCELLED
        return generation
    generation.refresh_from_db()
    if not generation.is_active:
        raise Conflict(_ended(generation))
    control.ask_to_cancel(connect(), generation.pk)
    return generation


def retry(viewer: Viewer, generation_id: UUID) -> Generation:
    """Ask the same again. Raises Conflict for a generation under way or followed by another."""
    generation = find(viewer, generation_id)
    if generation.is_active:
        raise Conflict(_("This generation is still under way."))
    capacity.check(viewer)
    with transaction.atomic():
        artifact = Artifact.objects.select_for_update().get(pk=generation.artifact_id)
        if artifact.generations.filter(ordinal__gt=generation.ordinal).exists():
            raise Conflict(_("Something else has been asked since; ask again in the chat."))
        return request_generation(
            artifact, generation.request, Priority(generation.priority), generation.wanted_model
        )


def find(viewer: Viewer, generation_id: UUID) -> Generation:
    generation = (
        owned_generations(viewer)
        .select_related("artifact", "request", "result")
        .filter(pk=generation_id)
        .first()
    )
    if generation is None:
        raise NotFound(_("There is no such generation."))
    return generation


def _announce(generation: Generation, event) -> None:  # type: ignore[no-untyped-def]
    announce(connect(), generation.artifact_id, generation.pk, generation.ordinal, event)


def _ended(generation: Generation) -> str:
    if generation.status == GenerationStatus.CANCELLED:
        return _("This generation has already been cancelled.")
    if generation.status == GenerationStatus.FAILED:
        return _("This generation has already failed.")
    return _("This generation has already finished.")
