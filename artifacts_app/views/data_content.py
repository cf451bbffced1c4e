"""The bytes of a data file, as nothing that a browser would show as a page of this host."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from artifacts_app.models import DataFile


def content_of(file: DataFile) -> HttpResponse:
    response = HttpResponse(bytes(file.content), content_type="application/octet-stream")
    disposition = content_disposition_header(as_attachment=True, filename=file.name)
    response["Content-Disposition"] = disposition or "attachment"
    return response
