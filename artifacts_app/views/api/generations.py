from typing import Annotated, Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from ninja import Header, Query, Router, Status
from ninja.decorators import decorate_view

from artifacts_app.events.cursor import BEGINNING, Cursor
from artifacts_app.models import Generation
from artifacts_app.services import generation_stream, generations
from artifacts_app.services.errors import Busy, Invalid, TooMany
from artifacts_app.services.following import in_database_thread, is_full, open_streams
from artifacts_app.views.api.idempotency import KEY, idempotent
from artifacts_app.views.api.schemas.generations import (
    CreatedGeneration,
    GenerationDetails,
    GenerationOut,
)
from artifacts_app.views.server_sent import streamed
from artifacts_app.views.viewer import viewer_of

router = Router(tags=["generations"])
RETRY_AFTER = 5  # seconds
Place = Annotated[str, Query("", max_length=40, description="The `id` of the last event seen.")]
LastSeen = Annotated[
    str, Header("", alias="Last-Event-ID", max_length=40, description="Likewise, by EventSource.")
]


EVENT = {
    "type": "object",
    "required": ["id", "data"],
    "properties": {
        "id": {"type": "string", "description": "The cursor.", "examples": ["1-57"]},
        "data": {"type": "string", "description": "The event as JSON; `type` says which."},
    },
}
STREAM = {
    "responses": {
        200: {
            "description": "`id: <cursor>` and `data: <event>` for each event.",
            "content": {"text/event-stream": {"schema": EVENT}},
        },
        204: {"description": "The last event seen was the ending."},
    }
}


@router.get("/{uuid:generation_id}", response=GenerationDetails)
def get(request: HttpRequest, generation_id: UUID) -> Generation:
    """How far it is, and what it came to."""
    return generations.find(viewer_of(request), generation_id)


@router.get("/{uuid:generation_id}/events", openapi_extra=STREAM)
async def follow(
    request: HttpRequest, generation_id: UUID, after: Place, last_event_id: LastSeen
) -> HttpResponseBase:
    """Every event up to `finished`, `failed` or `cancelled`, as server-sent events.

    Each carries the same JSON as over the WebSocket. Whoever was cut off goes on after the last
    event that it has seen; there is nothing more (204) once that was the ending.
    """
    place = _cursor(after or last_event_id)
    viewer = viewer_of(request)
    generation = await in_database_thread(generations.find, viewer, generation_id)
    if is_full():
        raise Busy(_("Too many pages are followed here. Try again soon."), RETRY_AFTER, "streams")
    if open_streams[viewer.key] >= settings.MAX_SOCKETS_PER_VIEWER:
        limit = settings.MAX_SOCKETS_PER_VIEWER
        raise TooMany(
            _("You follow %(limit)d pages already, which is the limit. Close one first.")
            % {"limit": limit},
            RETRY_AFTER,
            "streams_per_person",
        )
    if not await generation_stream.has_more(generation, place):
        return HttpResponse(status=204)
    return streamed(generation_stream.events(generation, viewer.key, place))


def _cursor(text: str) -> Cursor:
    """Raises Invalid."""
    try:
        return Cursor.parse(text) if text else BEGINNING
    except ValueError:
        raise Invalid(_("Pass the `id` of an event, such as 1-57."), "after") from None


@router.post("/{uuid:generation_id}/cancel", response={202: GenerationOut})
def cancel(request: HttpRequest, generation_id: UUID) -> Status[Any]:
    """Stop writing; what is written so far becomes a version. 409 where it has ended already."""
    return Status(202, generations.cancel(viewer_of(request), generation_id))


@router.post("/{uuid:generation_id}/retry", response={202: CreatedGeneration}, openapi_extra=KEY)
@decorate_view(idempotent)
def retry(request: HttpRequest, generation_id: UUID) -> Status[Any]:
    """Ask the same once more, as a new generation."""
    generation = generations.retry(viewer_of(request), generation_id)
    events = generation.artifact.events_path
    return Status(202, {"generation": generation, "events": events})
