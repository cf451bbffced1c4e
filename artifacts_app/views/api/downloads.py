from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from ninja import Router

from artifacts_app.services import artifacts, downloads
from artifacts_app.views.viewer import viewer_of

router = Router(tags=["artifacts"])
FILE = {
    "responses": {
        200: {
            "description": "A file to keep.",
            "content": {
                "application/octet-stream": {"schema": {"type": "string", "format": "binary"}},
                "application/zip": {"schema": {"type": "string", "format": "binary"}},
            },
        }
    }
}


@router.get("/{uuid:artifact_id}/download", openapi_extra=FILE)
def download(
    request: HttpRequest,
    artifact_id: UUID,
    format: downloads.Format = "html",  # noqa: A002 (the name in the contract)
) -> HttpResponse:
    """One page with all it loads (`html`), that and the files (`zip`), the files (`source`), or a
    picture of the page (`png`)."""
    found = downloads.download(artifacts.find(viewer_of(request), artifact_id), format)
    response = HttpResponse(found.content, content_type=found.kind)
    # Always a file: an artifact is never shown as a page of this host.
    disposition = content_disposition_header(as_attachment=True, filename=found.name)
    response["Content-Disposition"] = disposition or "attachment"
    return response
