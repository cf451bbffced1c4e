from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from ninja import Router, Status

from artifacts_app.services import sharing
from artifacts_app.views.api.app import viewer_of
from artifacts_app.views.api.schemas import NewShare, ShareOut
from artifacts_app.views.hosts import application_origin

artifact_router = Router(tags=["sharing"])
router = Router(tags=["sharing"])


@artifact_router.post("/{uuid:artifact_id}/share", response={201: ShareOut})
def share(request: HttpRequest, artifact_id: UUID, body: NewShare) -> Status[Any]:
    """A secret link. Its token is shown this once and stored only as a hash."""
    token, _ = sharing.share(
        viewer_of(request), artifact_id, body.version, body.expires_in, body.password
    )
    url = application_origin(request) + reverse("share", args=[token])
    embed = format_html('<iframe src="{}" title="Artifact" width="800" height="600"></iframe>', url)
    return Status(201, {"token": token, "url": url, "embed": embed})


@router.delete("/{token}", response={204: None})
def revoke(request: HttpRequest, token: str) -> Status[Any]:
    sharing.revoke(viewer_of(request), token)
    return Status(204, None)
