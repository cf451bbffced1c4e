"""The libraries and fonts that untrusted pages load, from this host instead of a content network."""

import json
from functools import cache
from mimetypes import guess_type
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from artifacts_app.rendering.fonts import FontRequestRefused, font_faces

FOR_EVER = "public, max-age=31536000, immutable"  # a path names its version
# A page without an origin of its own loads these: modules and fonts ask for CORS, the rest for CORP.
HEADERS = {
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "X-Content-Type-Options": "nosniff",
    "Timing-Allow-Origin": "*",
}
TYPES = {".js": "text/javascript", ".mjs": "text/javascript", ".woff2": "font/woff2"}


@require_safe
def library(request: HttpRequest, path: str) -> HttpResponse:
    root: Path = settings.BUILD_DIR / "vendor"
    file = (root / path).resolve()
    if not file.is_relative_to(root.resolve()) or file.suffix == ".gz" or not file.is_file():
        raise Http404
    packed = file.with_name(file.name + ".gz")
    is_packed = "gzip" in request.headers.get("Accept-Encoding", "") and packed.is_file()
    content = (packed if is_packed else file).read_bytes()
    kind = TYPES.get(file.suffix) or guess_type(file.name)[0] or "application/octet-stream"
    response = _answer(content, kind)
    if is_packed:
        response["Content-Encoding"] = "gzip"
    response["Vary"] = "Accept-Encoding"
    return response


@require_safe
def fonts(request: HttpRequest) -> HttpResponse:
    """The style sheet that Google Fonts would answer, for the families that are here."""
    try:
        style = font_faces(request.GET.getlist("family"), _families())
    except FontRequestRefused as error:
        return HttpResponse(f"/* {error} */", status=400, content_type="text/css")
    return _answer(style.encode(), "text/css")


def _answer(content: bytes, kind: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    for name, value in HEADERS.items():
        response[name] = value
    response["Cache-Control"] = FOR_EVER
    return response


@cache
def _families() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((settings.BUILD_DIR / "fonts.json").read_text())
    return found
