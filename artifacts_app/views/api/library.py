from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status
from ninja.decorators import decorate_view

from artifacts_app.services import library, remixing
from artifacts_app.views.api.artifacts import created
from artifacts_app.views.api.idempotency import KEY, idempotent
from artifacts_app.views.api.schemas.artifacts import BranchedVersion, CreatedArtifact
from artifacts_app.views.viewer import viewer_of

router = Router(tags=["artifacts"])


@router.post("/{uuid:artifact_id}/restore", response=CreatedArtifact)
def bring_back(request: HttpRequest, artifact_id: UUID) -> dict[str, object]:
    """Undo a deletion."""
    return created(library.bring_back(viewer_of(request), artifact_id), None)


@router.post("/{uuid:artifact_id}/branch", response={201: CreatedArtifact}, openapi_extra=KEY)
@decorate_view(idempotent)
def branch(request: HttpRequest, artifact_id: UUID, body: BranchedVersion) -> Status[Any]:
    """A version as a new artifact, which goes its own way."""
    artifact = remixing.branch(viewer_of(request), artifact_id, body.version)
    return Status(201, created(artifact, None))
