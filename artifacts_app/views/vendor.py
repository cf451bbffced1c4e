"""The libraries and fonts of untrusted pages, on the sandbox host."""

from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from artifacts_app.rendering.fonts import style_sheet
from artifacts_app.rendering.vendor_files import found, type_of

ENCODINGS = (("br", ".br"), ("gzip", ".gz"))
YEAR = 365 * 24 * 3600  # seconds
LONGEST_QUERY = 4000  # characters


@require_safe
def file(request: HttpRequest, path: str) -> HttpResponse:
    """A file of the build. Its address names its version: what it holds never changes."""
    place = found(path)
    if place is None:
        raise Http404
    encoding, body = packed(place, request.headers.get("Accept-Encoding", ""))
    response = served(HttpResponse(body, content_type=type_of(place)))
    response["Cache-Control"] = f"public, max-age={YEAR}, immutable"
    if encoding:
        response["Content-Encoding"] = encoding
    patch_vary_headers(response, ["Accept-Encoding"])
    return response


@require_safe
def fonts(request: HttpRequest) -> HttpResponse:
    """Google Fonts' `css2?family=…`, `css?…` and `icon?…`, answered from the fonts that are here."""
    query = request.META.get("QUERY_STRING", "")[:LONGEST_QUERY]
    response = served(HttpResponse(style_sheet(query), content_type="text/css; charset=utf-8"))
    response["Cache-Control"] = "public, max-age=86400"
    return response


def packed(place: Path, accepted: str) -> tuple[str, bytes]:
    """The smallest form that the browser takes, as (encoding, body)."""
    names = {part.split(";")[0].strip() for part in accepted.split(",")}
    for encoding, suffix in ENCODINGS:
        smaller = place.with_name(place.name + suffix)
        if encoding in names and smaller.is_file():
            return encoding, smaller.read_bytes()
    return "", place.read_bytes()


def served(response: HttpResponse) -> HttpResponse:
    """For pages of an opaque origin: theirs is never the same as ours."""
    response["Access-Control-Allow-Origin"] = "*"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    response["X-Content-Type-Options"] = "nosniff"
    return response
