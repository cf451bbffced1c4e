from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router, Status
from ninja.decorators import decorate_view

from artifacts_app.models import Artifact, Generation
from artifacts_app.services import artifacts, library, network, versions
from artifacts_app.services.about import About
from artifacts_app.views.api.idempotency import KEY, idempotent
from artifacts_app.views.api.models import checked_choice
from artifacts_app.views.api.schemas.artifacts import (
    ArtifactChange,
    ArtifactOut,
    ArtifactPage,
    CreatedArtifact,
    EditedFiles,
    ImportedArtifact,
    ListPlace,
    NewArtifact,
)
from artifacts_app.views.api.schemas.generations import CreatedGeneration
from artifacts_app.views.api.schemas.messages import MessagePage, NewMessage
from artifacts_app.views.api.schemas.versions import VersionOut
from artifacts_app.views.viewer import viewer_of

router = Router(tags=["artifacts"])


@router.post("", response={201: CreatedArtifact}, openapi_extra=KEY)
@decorate_view(idempotent)
def create(request: HttpRequest, body: NewArtifact) -> Status[Any]:
    """One sentence in; follow `events` to see the page being written."""
    artifact, generation = artifacts.create_artifact(
        viewer_of(request), body.prompt, body.priority, body.data, checked_choice(body.model)
    )
    return Status(201, created(artifact, generation))


@router.post("/import", response={201: CreatedArtifact}, openapi_extra=KEY)
@decorate_view(idempotent)
def import_files(request: HttpRequest, body: ImportedArtifact) -> Status[Any]:
    """Files that exist already become version 1; nothing is generated."""
    artifact = artifacts.import_artifact(viewer_of(request), body.title, body.files)
    return Status(201, created(artifact, None))


@router.get("", response=ArtifactPage)
def list_own(request: HttpRequest, place: Query[ListPlace]) -> library.Page:
    """Your artifacts, newest first."""
    cursor = place.after or place.cursor
    return library.page_of_artifacts(
        viewer_of(request), cursor, place.limit, place.search, place.deleted
    )


@router.get("/{uuid:artifact_id}", response=ArtifactOut)
def get(request: HttpRequest, artifact_id: UUID) -> dict[str, object]:
    """An artifact with the files of its newest version."""
    artifact = artifacts.find(viewer_of(request), artifact_id)
    head = artifact.head
    return {
        "id": artifact.pk,
        "url": artifact.get_absolute_url(),
        "title": artifact.title,
        "generation": Generation.latest_of(artifact.pk),
        "head": {"number": head.number, "files": head.file_texts()} if head else None,
        "versions": list(versions.versions_of(artifact)),
    }


@router.patch("/{uuid:artifact_id}", response=CreatedArtifact)
def change(request: HttpRequest, artifact_id: UUID, body: ArtifactChange) -> dict[str, object]:
    """Give an artifact another title, or let its pages use the internet, or not any more."""
    viewer = viewer_of(request)
    if body.online is not None:
        network.set_online(viewer, artifact_id, body.online)
    if body.title is not None:
        library.rename(viewer, artifact_id, body.title)
    return created(artifacts.find(viewer, artifact_id), None)


@router.delete("/{uuid:artifact_id}", response={204: None})
def delete(request: HttpRequest, artifact_id: UUID) -> Status[Any]:
    """It exists for nobody from now on, links included; for 30 days it can be brought back."""
    library.delete(viewer_of(request), artifact_id)
    return Status(204, None)


@router.get("/{uuid:artifact_id}/messages", response=MessagePage)
def list_messages(request: HttpRequest, artifact_id: UUID, place: Query[ListPlace]) -> object:
    """The conversation about an artifact, oldest first."""
    artifact = artifacts.find(viewer_of(request), artifact_id)
    return library.page_of_messages(artifact, place.cursor, place.limit)


@router.post("/{uuid:artifact_id}/messages", response={201: CreatedGeneration}, openapi_extra=KEY)
@decorate_view(idempotent)
def send_message(request: HttpRequest, artifact_id: UUID, body: NewMessage) -> Status[Any]:
    """Ask for a change to the head version."""
    about = About(**body.about.dict()) if body.about else None
    generation = artifacts.send_message(
        viewer_of(request),
        artifact_id,
        body.text,
        body.priority,
        body.data,
        checked_choice(body.model),
        about,
    )
    events = generation.artifact.events_path
    return Status(201, {"generation": generation, "events": events})


@router.put("/{uuid:artifact_id}/files", response=VersionOut)
def save_files(request: HttpRequest, artifact_id: UUID, body: EditedFiles) -> object:
    """A version made by hand; 409 where `base` is not the head any more."""
    artifact = artifacts.save_files(viewer_of(request), artifact_id, body.base, body.files)
    return artifact.head


def created(artifact: Artifact, generation: Generation | None) -> dict[str, object]:
    return {
        "id": artifact.pk,
        "url": artifact.get_absolute_url(),
        "title": artifact.title,
        "generation": generation,
        "events": artifact.events_path,
    }
