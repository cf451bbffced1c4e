"""What a page is given to read, for its owner and for link holders alike."""

import json

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from artifacts_app.models import Artifact, DataFile


def listed(artifact: Artifact) -> list[dict[str, str]]:
    files = artifact.data_files.values_list("name", "media_type")
    return [{"name": name, "media_type": media_type} for name, media_type in files]


def listing_of(artifact: Artifact) -> str:
    """The same as JSON, for an attribute of the page."""
    return json.dumps(listed(artifact), ensure_ascii=False)


def content_of(file: DataFile) -> HttpResponse:
    """Its bytes, as nothing that a browser would show as a page of this host."""
    response = HttpResponse(bytes(file.content), content_type="application/octet-stream")
    disposition = content_disposition_header(as_attachment=True, filename=file.name)
    response["Content-Disposition"] = disposition or "attachment"
    return response
