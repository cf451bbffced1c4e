from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import File, Router, Status
from ninja.files import UploadedFile

from artifacts_app.services import artifacts, data_files
from artifacts_app.views.api.schemas.data_files import AddedDataFile, DataFileOut
from artifacts_app.views.data_content import content_of
from artifacts_app.views.viewer import viewer_of

router = Router(tags=["data"])
artifact_router = Router(tags=["data"])


@router.post("", response={201: AddedDataFile})
def add(request: HttpRequest, file: File[UploadedFile]) -> Status[Any]:
    """A table, JSON or a picture for a page to read: name its id in `data` of a request."""
    data_files.check_size(file.size or 0)
    added = data_files.add(viewer_of(request), file.name or "", file.read())
    described = DataFileOut.from_orm(added.file)
    return Status(201, AddedDataFile(**described.dict(), notes=list(added.notes)))


@router.delete("/{uuid:file_id}", response={204: None})
def remove(request: HttpRequest, file_id: UUID) -> Status[None]:
    """Forget a file that no request has named yet."""
    data_files.remove(viewer_of(request), file_id)
    return Status(204, None)


@artifact_router.get("/{uuid:artifact_id}/data", response=list[DataFileOut])
def list_of_artifact(request: HttpRequest, artifact_id: UUID) -> Any:
    """What the page can read, by name."""
    return artifacts.find(viewer_of(request), artifact_id).data_files.defer("content")


@artifact_router.get("/{uuid:artifact_id}/data/{name}")
def get(request: HttpRequest, artifact_id: UUID, name: str) -> HttpResponse:
    """The file as the page gets it."""
    artifact = artifacts.find(viewer_of(request), artifact_id)
    return content_of(data_files.find(artifact, name))
