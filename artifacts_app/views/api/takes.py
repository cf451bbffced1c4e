from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status
from ninja.decorators import decorate_view

from artifacts_app.models import TakeSet
from artifacts_app.services import takes
from artifacts_app.services.leaderboard import Leaderboard, leaderboard
from artifacts_app.views.api.artifacts import created
from artifacts_app.views.api.idempotency import KEY, idempotent
from artifacts_app.views.api.models import checked_choice
from artifacts_app.views.api.schemas.artifacts import CreatedArtifact
from artifacts_app.views.api.schemas.takes import KeptTake, LeaderboardOut, NewTakes, TakeSetOut
from artifacts_app.views.viewer import viewer_of

router = Router(tags=["takes"])


@router.post("", response={201: TakeSetOut}, openapi_extra=KEY)
@decorate_view(idempotent)
def begin(request: HttpRequest, body: NewTakes) -> Status[Any]:
    """One sentence, two or four pages side by side, also of different models."""
    models = [checked_choice(model) for model in body.models]
    begun = takes.begin(viewer_of(request), body.prompt, body.count, models, body.data)
    return Status(201, _described(begun))


@router.get("/leaderboard", response=LeaderboardOut)
def ranking(request: HttpRequest) -> Leaderboard:
    """Which models people here prefer, where they did not know which one wrote a page."""
    return leaderboard()


@router.get("/{uuid:take_set_id}", response=TakeSetOut)
def get(request: HttpRequest, take_set_id: UUID) -> dict[str, object]:
    """The takes of one sentence."""
    return _described(takes.find(viewer_of(request), take_set_id))


@router.post("/{uuid:take_set_id}/keep", response=CreatedArtifact)
def keep(request: HttpRequest, take_set_id: UUID, body: KeptTake) -> dict[str, object]:
    """Keep one; the others are deleted, and can be brought back for a while. Blind: a vote."""
    return created(takes.keep(viewer_of(request), take_set_id, body.take), None)


def _described(take_set: TakeSet) -> dict[str, object]:
    return {
        "id": take_set.pk,
        "url": take_set.get_absolute_url(),
        "prompt": take_set.prompt,
        "is_blind": take_set.is_blind,
        "takes": [
            {
                "number": take.number,
                "artifact": take.artifact.pk,
                "url": take.artifact.get_absolute_url(),
                "events": take.artifact.events_path,
                "is_kept": take.is_kept,
                "model": take.model,
            }
            for take in takes.shown(take_set)
        ],
    }
