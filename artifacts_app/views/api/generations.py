from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status

from artifacts_app.services import generations
from artifacts_app.views.api.app import viewer_of
from artifacts_app.views.api.schemas import CreatedGeneration, GenerationOut

router = Router(tags=["generations"])


@router.post("/{uuid:generation_id}/cancel", response={202: GenerationOut})
def cancel(request: HttpRequest, generation_id: UUID) -> Status[Any]:
    """Stop writing; what is written so far becomes a version. 409 where it has ended already."""
    return Status(202, generations.cancel(viewer_of(request), generation_id))


@router.post("/{uuid:generation_id}/retry", response={202: CreatedGeneration})
def retry(request: HttpRequest, generation_id: UUID) -> Status[Any]:
    """Ask the same once more, as a new generation."""
    generation = generations.retry(viewer_of(request), generation_id)
    events = generation.artifact.events_path
    return Status(202, {"generation": generation, "events": events})
