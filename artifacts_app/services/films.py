"""How a version was written, as a film to keep."""

from typing import Literal, TypedDict
from uuid import UUID

from django.utils.translation import gettext as _

from artifacts_app.access import Viewer
from artifacts_app.models import Picture, PictureKind, Version
from artifacts_app.rendering.pictures import album, asking, cinema
from artifacts_app.services.artifacts import find
from artifacts_app.services.errors import NotFound, TooMany, Unavailable
from artifacts_app.services.rate_limits import HOUR, Rate, seconds_to_wait
from artifacts_app.services.versions import find_version, making_of

RATE = Rate("films", 20, HOUR)  # each takes a renderer up to a minute


class State(TypedDict):
    status: Literal["ready", "making", "failed", "none"]
    done: float  # 0 to 1


def state(viewer: Viewer, artifact_id: UUID, number: int) -> State:
    return _state(find_version(find(viewer, artifact_id), number))


def ask_for(viewer: Viewer, artifact_id: UUID, number: int) -> State:
    """Raises NotFound where the making is not known, TooMany, and Unavailable."""
    version = find_version(find(viewer, artifact_id), number)
    making_of(version)
    found = _state(version)
    if found["status"] in ("ready", "making"):
        return found
    if not asking.are_on():
        raise Unavailable(_("This server takes no pictures of pages."))
    wait = seconds_to_wait(RATE, viewer.key)
    if wait:
        message = _("At most %(limit)d films an hour are made. Try again later.") % {
            "limit": RATE.most
        }
        raise TooMany(message, wait, limit="films_per_hour")
    if not cinema.ask_for(version.pk):
        raise Unavailable(_("The server is catching its breath. Try again in a moment."))
    return _state(version)


def film(viewer: Viewer, artifact_id: UUID, number: int) -> Picture:
    version = find_version(find(viewer, artifact_id), number)
    found = album.picture(version, PictureKind.FILM)
    if found is None:
        raise NotFound(_("There is no film of this version yet."))
    return found


def _state(version: Version) -> State:
    if album.has_picture(version, PictureKind.FILM):
        return {"status": "ready", "done": 1.0}
    done = cinema.progress(version.pk)
    if done is None:
        return {"status": "none", "done": 0.0}
    return {"status": "failed" if done == cinema.FAILED else "making", "done": max(0.0, done)}
