"""One sentence, several pages side by side; one is kept."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from artifacts_app.access import Viewer, owned_take_sets
from artifacts_app.models import (
    ACTIVE,
    Artifact,
    Message,
    MessageRole,
    Priority,
    Take,
    TakeSet,
    Vote,
)
from artifacts_app.services import capacity, data_files, generations, library
from artifacts_app.services.errors import Conflict, Invalid, NotFound
from artifacts_app.services.sentences import checked_sentence
from inference.artifact_format.title import title_of

COUNTS = (2, 4)


def begin(
    viewer: Viewer,
    prompt: str,
    count: int,
    models: Sequence[str] = (),
    data: Sequence[UUID] = (),
) -> TakeSet:
    """`models`: of which each writes equally many, without the person knowing which wrote what.

    The takes count as one request for the limits of a person.
    """
    prompt = checked_sentence(prompt, "prompt")
    if count not in COUNTS:
        raise Invalid(_("There can be 2 or 4 takes."), "count")
    files = data_files.check(viewer, data)
    capacity.check(viewer)
    with transaction.atomic():
        takes = TakeSet.objects.create(
            prompt=prompt, is_blind=len(set(models)) > 1, **viewer.owner_fields()
        )
        for number, model in enumerate(_dealt(models, count), start=1):
            artifact = _add(takes, viewer, number, model)
            if number == 1:
                first = artifact
                data_files.attach(first, files)
            else:
                data_files.copy(first, artifact)
    return takes


def find(viewer: Viewer, take_set_id: UUID) -> TakeSet:
    takes = owned_take_sets(viewer).filter(pk=take_set_id).first()
    if takes is None:
        raise NotFound(_("There are no such takes."))
    return takes


def keep(viewer: Viewer, take_set_id: UUID, number: int) -> Artifact:
    """The take that stays; the others go where deleted artifacts go. Raises Conflict while the
    kept one is being written, or where another one has been kept."""
    with transaction.atomic():
        takes = find(viewer, take_set_id)
        TakeSet.objects.select_for_update().get(pk=takes.pk)
        all_takes = list(takes.takes.select_related("artifact"))
        kept = next((take for take in all_takes if take.number == number), None)
        if kept is None or kept.artifact.deleted:
            raise NotFound(_("There is no take %(number)d.") % {"number": number})
        if any(take.is_kept for take in all_takes):
            raise Conflict(_("One of these takes has been kept already."))
        if kept.artifact.generations.filter(status__in=ACTIVE).exists():
            raise Conflict(_("This take is still being written. Wait until it is done."))
        others = [take for take in all_takes if take is not kept]
        if takes.is_blind:
            _vote(kept, others)
        Take.objects.filter(pk=kept.pk).update(is_kept=True)
    for take in others:
        if not take.artifact.deleted:
            library.delete(viewer, take.artifact_id)
    return kept.artifact


@dataclass(frozen=True, slots=True)
class TakeView:
    """A take as its owner may see it now."""

    number: int
    artifact: Artifact
    is_kept: bool
    model: str  # empty while nobody may know it


def shown(takes: TakeSet) -> list[TakeView]:
    found = list(takes.takes.select_related("artifact__head"))
    is_open = takes.is_blind and not any(take.is_kept for take in found)
    return [
        TakeView(take.number, take.artifact, take.is_kept, "" if is_open else model_of(take))
        for take in found
    ]


def model_of(take: Take) -> str:
    generation = take.artifact.generations.filter(ordinal=1).first()
    return generation.model or generation.wanted_model if generation else ""


def _dealt(models: Sequence[str], count: int) -> list[str]:
    """Which model writes which take: the same number each, in an order that tells nothing."""
    if not models:
        return [""] * count
    dealt = [models[place % len(models)] for place in range(count)]
    random.SystemRandom().shuffle(dealt)
    return dealt


def _add(takes: TakeSet, viewer: Viewer, number: int, model: str) -> Artifact:
    title = title_of({}, takes.prompt)
    artifact = Artifact.objects.create(title=title, **viewer.owner_fields())
    Take.objects.create(take_set=takes, artifact=artifact, number=number)
    message = Message.objects.create(artifact=artifact, role=MessageRole.USER, text=takes.prompt)
    generations.request_generation(artifact, message, Priority.INTERACTIVE, model)
    return artifact


def _vote(kept: Take, others: Sequence[Take]) -> None:
    winner = model_of(kept)
    losers = {model_of(take) for take in others} - {winner}
    Vote.objects.bulk_create(Vote(winner=winner, loser=loser) for loser in sorted(losers))
