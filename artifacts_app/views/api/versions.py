from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from ninja import Query, Router, Status
from ninja.decorators import decorate_view

from artifacts_app.models import Version
from artifacts_app.rendering.pictures.look import Findings
from artifacts_app.services import artifacts, films, library, versions
from artifacts_app.services.findings import findings_of
from artifacts_app.views.api.idempotency import KEY, idempotent
from artifacts_app.views.api.schemas.artifacts import ListPlace
from artifacts_app.views.api.schemas.fields import MAX_NUMBER
from artifacts_app.views.api.schemas.versions import (
    DiffOut,
    FilmOut,
    FindingsOut,
    MakingOut,
    NextStepsOut,
    PageOut,
    VersionOut,
    VersionPageOut,
    VersionPair,
    VersionWithFiles,
)
from artifacts_app.views.viewer import viewer_of
from inference.artifact_format.page import page_of

router = Router(tags=["versions"])
GIF = {
    "responses": {
        200: {
            "description": "A file to keep.",
            "content": {"image/gif": {"schema": {"type": "string", "format": "binary"}}},
        }
    }
}


def find(request: HttpRequest, artifact_id: UUID, number: int) -> Version:
    artifact = artifacts.find(viewer_of(request), artifact_id)
    return versions.find_version(artifact, min(number, MAX_NUMBER))


@router.get("/{uuid:artifact_id}/versions", response=VersionPageOut)
def list_all(request: HttpRequest, artifact_id: UUID, place: Query[ListPlace]) -> object:
    """An artifact's versions, newest first, without their files."""
    artifact = artifacts.find(viewer_of(request), artifact_id)
    return library.page_of_versions(artifact, place.cursor, place.limit)


@router.get("/{uuid:artifact_id}/versions/{int:number}", response=VersionWithFiles)
def get(request: HttpRequest, artifact_id: UUID, number: int) -> dict[str, object]:
    """One version with its files."""
    version = find(request, artifact_id, number)
    return {
        "number": version.number,
        "created": version.created,
        "origin": version.origin,
        "summary": version.summary,
        "files": version.file_texts(),
    }


@router.get("/{uuid:artifact_id}/versions/{int:number}/page", response=PageOut)
def page(request: HttpRequest, artifact_id: UUID, number: int) -> dict[str, str]:
    """The version as one page to show: separate files joined, scripts and drawings wrapped."""
    return {"html": page_of(find(request, artifact_id, number).file_texts())}


@router.get("/{uuid:artifact_id}/versions/{int:number}/making", response=MakingOut)
def making(request: HttpRequest, artifact_id: UUID, number: int) -> versions.Making:
    """When each piece of the version was written; 404 where no model wrote it."""
    return versions.making_of(find(request, artifact_id, number))


@router.get("/{uuid:artifact_id}/versions/{int:number}/findings", response=FindingsOut | None)
def findings(request: HttpRequest, artifact_id: UUID, number: int) -> Findings | None:
    """What is wrong with the page, as a browser saw it; null until it has looked."""
    return findings_of(find(request, artifact_id, number))


@router.get("/{uuid:artifact_id}/versions/{int:number}/next-steps", response=NextStepsOut | None)
def next_steps(request: HttpRequest, artifact_id: UUID, number: int) -> dict[str, object] | None:
    """What the model would change next; null until it has thought of it."""
    version = find(request, artifact_id, number)
    if version.next_steps is None:
        return None
    return {"title": version.artifact.title, "steps": version.next_steps}


@router.post(
    "/{uuid:artifact_id}/versions/{int:number}/restore",
    response={201: VersionOut},
    openapi_extra=KEY,
)
@decorate_view(idempotent)
def restore(request: HttpRequest, artifact_id: UUID, number: int) -> Status[Any]:
    """The files of an old version as a new head."""
    version = versions.restore(viewer_of(request), artifact_id, min(number, MAX_NUMBER))
    return Status(201, version)


@router.get("/{uuid:artifact_id}/diff", response=DiffOut)
def diff(request: HttpRequest, artifact_id: UUID, pair: Query[VersionPair]) -> dict[str, object]:
    """What changed between two versions: a unified diff for each file."""
    old, new = (find(request, artifact_id, number) for number in (pair.old, pair.new))
    return {"files": versions.diff(old, new)}


@router.post("/{uuid:artifact_id}/versions/{int:number}/film", response={202: FilmOut})
def ask_for_film(request: HttpRequest, artifact_id: UUID, number: int) -> Status[films.State]:
    """Have a film made of how the version was written; 404 where no model wrote it."""
    number = min(number, MAX_NUMBER)
    return Status(202, films.ask_for(viewer_of(request), artifact_id, number))


@router.get("/{uuid:artifact_id}/versions/{int:number}/film", response=FilmOut)
def film_state(request: HttpRequest, artifact_id: UUID, number: int) -> films.State:
    """How far it is."""
    return films.state(viewer_of(request), artifact_id, min(number, MAX_NUMBER))


@router.get("/{uuid:artifact_id}/versions/{int:number}/film.gif", openapi_extra=GIF)
def film(request: HttpRequest, artifact_id: UUID, number: int) -> HttpResponse:
    """The film; 404 until it is ready."""
    found = films.film(viewer_of(request), artifact_id, min(number, MAX_NUMBER))
    response = HttpResponse(bytes(found.content), content_type=found.media_type)
    name = content_disposition_header(True, f"{found.version.artifact.title}.gif")
    response["Content-Disposition"] = name or "attachment"
    return response
