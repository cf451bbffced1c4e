"""How pages look, as pictures: for their owners, and for what shows a link before it is opened."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from artifacts_app.models import Picture
from artifacts_app.services import pictures
from artifacts_app.views.api.schemas.fields import MAX_NUMBER
from artifacts_app.views.missing import or_404
from artifacts_app.views.sharing import keep_secret, link_of
from artifacts_app.views.viewer import viewer_of

YEAR = 365 * 24 * 3600  # seconds
CARD_SECONDS = 300  # the page behind a link may change


@require_safe
def thumbnail(request: HttpRequest, artifact_id: UUID, number: int) -> HttpResponse:
    """A drawing stands in until the picture is there, and is kept by nobody."""
    with or_404():
        found = pictures.thumbnail(viewer_of(request), artifact_id, min(number, MAX_NUMBER))
    if found is None:
        return _drawing(request)
    return _image(found, f"private, max-age={YEAR}, immutable")


@require_safe
def shared_thumbnail(request: HttpRequest, token: str) -> HttpResponse:
    found = pictures.shared_thumbnail(link_of(token))
    if found is None:
        return keep_secret(_drawing(request))
    return keep_secret(_image(found, f"private, max-age={CARD_SECONDS}"))


@require_safe
def card(request: HttpRequest, token: str) -> HttpResponse:
    found = pictures.card(link_of(token))
    if found is None:
        raise Http404
    return keep_secret(_image(found, f"private, max-age={CARD_SECONDS}"))


def _drawing(request: HttpRequest) -> HttpResponse:
    response = render(request, "no_picture.svg", content_type="image/svg+xml")
    response["Cache-Control"] = "no-store"
    return response


def _image(picture: Picture, cache: str) -> HttpResponse:
    response = HttpResponse(bytes(picture.content), content_type=picture.media_type)
    response["Cache-Control"] = cache
    response["X-Content-Type-Options"] = "nosniff"
    return response
