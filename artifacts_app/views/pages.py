"""The pages a person sees."""

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_POST, require_safe

from artifacts_app.access import owned_artifacts, storage_keys
from artifacts_app.events.cursor import Cursor
from artifacts_app.models import Artifact, Generation, Origin, Version
from artifacts_app.rendering.markdown import render_markdown
from artifacts_app.services import artifacts, remixing
from artifacts_app.services.errors import NotFound, ServiceError
from artifacts_app.services.examples import examples
from artifacts_app.services.versions import versions_of
from artifacts_app.views.data_content import listing_of
from artifacts_app.views.failures import sentence_of
from artifacts_app.views.missing import or_404
from artifacts_app.views.online import frame_context, framing
from artifacts_app.views.viewer import viewer_of

RECENT = 12
THOUGHT_OF = timedelta(seconds=15)  # longer than an afterthought may take


@require_safe
@ensure_csrf_cookie
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "home.html", _home_context(request))


@require_POST
def create(request: HttpRequest) -> HttpResponse:
    """The composer without JavaScript."""
    prompt = request.POST.get("prompt", "")
    try:
        artifact, _ = artifacts.create_artifact(viewer_of(request), prompt)
    except ServiceError as error:
        context = {**_home_context(request), "prompt": prompt, "error": str(error)}
        return render(request, "home.html", context, status=error.status)
    return HttpResponseRedirect(artifact.get_absolute_url())


@require_safe
@ensure_csrf_cookie
def workspace(request: HttpRequest, artifact_id: UUID) -> HttpResponse:
    artifact, context = _at_one_moment(request, artifact_id)
    return framing(request, render(request, "workspace.html", context), artifact)


@require_POST
def send_message(request: HttpRequest, artifact_id: UUID) -> HttpResponse:
    """The workspace's composer without JavaScript."""
    try:
        artifacts.send_message(viewer_of(request), artifact_id, request.POST.get("text", ""))
    except NotFound as error:
        raise Http404(str(error)) from error
    except ServiceError as error:
        raise PermissionDenied(str(error)) from error
    return HttpResponseRedirect(request.path.removesuffix("messages"))


def _home_context(request: HttpRequest) -> dict[str, object]:
    recent = owned_artifacts(viewer_of(request)).select_related("head")[:RECENT]
    return {
        "examples": examples(request.LANGUAGE_CODE),
        "recent": [_card(artifact) for artifact in recent],
    }


def _card(artifact: Artifact) -> dict[str, object]:
    latest = Generation.latest_of(artifact.pk)
    return {
        "id": artifact.pk,
        "url": artifact.get_absolute_url(),
        "title": artifact.title,
        "created": artifact.created,
        "version": artifact.head.number if artifact.head else None,
        "status": latest.status if latest else "finished",
    }


def _at_one_moment(request: HttpRequest, artifact_id: UUID) -> tuple[Artifact, dict[str, object]]:
    """Read again where a generation went on meanwhile: with an end but without the version that
    came of it, the page would wait for events that lie behind its cursor."""
    while True:
        generation = Generation.latest_of(artifact_id)
        with or_404():
            artifact = artifacts.find(viewer_of(request), artifact_id)
        context = _workspace_context(request, artifact, generation)
        if _state(Generation.latest_of(artifact_id)) == _state(generation):
            return artifact, context


def _state(generation: Generation | None) -> tuple[UUID, str] | None:
    return (generation.pk, generation.status) if generation else None


def _workspace_context(
    request: HttpRequest, artifact: Artifact, generation: Generation | None
) -> dict[str, object]:
    head = artifact.head
    versions = list(versions_of(artifact))
    return {
        "artifact": {
            "id": artifact.pk,
            "title": artifact.title,
            "url": artifact.get_absolute_url(),
        },
        "messages": _messages(artifact),
        "generation": generation,
        "failure": sentence_of(generation),
        "versions": versions,
        "head_is_recorded": head is not None and head.making is not None,
        "next_steps": (head.next_steps or []) if head else [],
        "awaits_steps": _is_thought_of(generation, head),
        "suggests_steps": settings.SUGGEST_STEPS,
        "head": {"number": head.number, "files": head.file_texts()} if head else None,
        "cursor": str(cursor_after_page(generation)),
        "events_path": artifact.events_path,
        **frame_context(request, artifact),
        "may_be_online": settings.ALLOW_NETWORK,
        "storage_keys": storage_keys(viewer_of(request), request.COOKIES, artifact.pk),
        "data_files": listing_of(artifact),
        "is_owner": True,
        "lineage": remixing.lineage(viewer_of(request), artifact),
    }


def _is_thought_of(generation: Generation | None, head: Version | None) -> bool:
    """Whether next steps may come for a page that has just been written."""
    if head is None or head.next_steps is not None:
        return False
    if head.origin == Origin.HAND:
        return timezone.now() - head.created < THOUGHT_OF
    if generation is None or not generation.ended:
        return False
    return generation.result_id == head.pk and timezone.now() - generation.ended < THOUGHT_OF


def cursor_after_page(generation: Generation | None) -> Cursor:
    """Where the events begin that a page rendered now does not show: the running generation is
    replayed from its start, an ended one is in the page already."""
    if generation is None:
        return Cursor.start_of(1)
    return Cursor.start_of(generation.ordinal + (0 if generation.is_active else 1))


def _messages(artifact: Artifact) -> list[dict[str, object]]:
    return [
        {
            "role": message.role,
            "text": message.text,
            "html": render_markdown(message.text) if message.role == "assistant" else None,
            "about": message.about,
            "created": message.created,
            "version": message.version.number if message.version else None,
        }
        for message in artifact.messages.select_related("version")
    ]
