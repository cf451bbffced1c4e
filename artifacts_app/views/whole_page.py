"""An artifact alone, in a tab of its own, for its owner. As everywhere it lives in the frame."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe

from artifacts_app.access import storage_keys
from artifacts_app.models import ACTIVE, Artifact
from artifacts_app.services import artifacts
from artifacts_app.views.data_content import listing_of
from artifacts_app.views.missing import or_404
from artifacts_app.views.online import frame_context, framing
from artifacts_app.views.viewer import viewer_of
from inference.artifact_format.page import page_of


@require_safe
@ensure_csrf_cookie
def page(request: HttpRequest, artifact_id: UUID) -> HttpResponse:
    artifact = _find(request, artifact_id)
    context = {
        "artifact": {"title": artifact.title, "url": artifact.get_absolute_url()},
        "events_path": artifact.events_path,
        "content_url": f"{artifact.get_absolute_url()}content",
        **frame_context(request, artifact),
        "storage_keys": storage_keys(viewer_of(request), request.COOKIES, artifact.pk),
        "data_url": f"/api/artifacts/{artifact.pk}/data",
        "data_files": listing_of(artifact),
        "live": artifact.generations.filter(status__in=ACTIVE).exists(),
    }
    return framing(request, render(request, "whole_page.html", context), artifact)


@require_safe
def content(request: HttpRequest, artifact_id: UUID) -> HttpResponse:
    """The newest version as JSON: as HTML it would be a page of the application's own host."""
    head = _find(request, artifact_id).head
    if head is None:
        raise Http404
    return JsonResponse({"html": page_of(head.file_texts())})


def _find(request: HttpRequest, artifact_id: UUID) -> Artifact:
    with or_404():
        return artifacts.find(viewer_of(request), artifact_id)
