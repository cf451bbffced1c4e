"""A shared page inside pages of others."""

import re
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from artifacts_app.services import sharing
from artifacts_app.services.errors import NotFound
from artifacts_app.views import hosts
from artifacts_app.views.headers import page_policy
from artifacts_app.views.problems import problem
from artifacts_app.views.share_addresses import EMBED_HEIGHT, EMBED_WIDTH, embed_code
from artifacts_app.views.sharing import context, keep_secret
from artifacts_app.views.viewer import viewer_of

SHARE_PATH = re.compile(r"/s/([\w-]{1,64})/(?:embed)?")
CACHE_SECONDS = 3600  # how long a site may keep what it was told; a revoked link shows nothing


@require_safe
def embed(request: HttpRequest, token: str) -> HttpResponse:
    """The page alone, for frames of any site. Nothing can be done here but look."""
    try:
        link = sharing.open_link(token)
    except NotFound:
        return _framable(
            request, render(request, "share_embed.html", {"closed": "gone"}, status=404)
        )
    values = context(request, token, link) | {
        "frame_url": hosts.embedded_frame_url(request),
        "storage_keys": "",  # in frames of others nothing is kept
    }
    if link.password:  # its proof is a cookie, which a browser keeps from frames of other sites
        values = {"closed": "password", "share_url": values["share_url"]}
        return _framable(request, render(request, "share_embed.html", values, status=401))
    if request.method == "GET":
        sharing.count_view(link, viewer_of(request))
    return _framable(request, render(request, "share_embed.html", values))


@require_safe
def oembed(request: HttpRequest) -> HttpResponse:
    """https://oembed.com: what a site that finds a link shows in its place."""
    if request.GET.get("format", "json") != "json":
        return problem(501, "not_implemented", _("Only format=json is offered."))
    try:
        width = _size(request, "maxwidth", EMBED_WIDTH)
        height = _size(request, "maxheight", EMBED_HEIGHT)
    except ValueError as error:
        field = str(error)
        detail = _("%(field)s is a whole number of pixels, 1 or more.") % {"field": field}
        return problem(400, "invalid", detail, [{"field": field, "message": detail}])
    try:
        link = sharing.open_link(_token(request))
    except NotFound as error:
        return problem(404, "not_found", str(error))
    if link.password:
        return problem(401, "password", _("This page has a password."))
    body = {
        "version": "1.0",
        "type": "rich",
        "title": link.artifact.title,
        "provider_name": "Artifacts",
        "provider_url": hosts.application_origin(request),
        "cache_age": CACHE_SECONDS,
        "html": embed_code(request, link, width, height),
        "width": width,
        "height": height,
    }
    return keep_secret(JsonResponse(body))


def _token(request: HttpRequest) -> str:
    """Of the address asked about; empty for addresses that are not ours."""
    try:
        address = urlsplit(request.GET.get("url", ""))
    except ValueError:
        return ""
    found = SHARE_PATH.fullmatch(address.path)
    ours = f"{address.scheme}://{address.netloc}" == hosts.application_origin(request)
    return found[1] if found and ours else ""


def _size(request: HttpRequest, name: str, most: int) -> int:
    """At most what is asked. Raises ValueError, whose text is the field's name."""
    text = request.GET.get(name, str(most))
    if not re.fullmatch(r"[0-9]{1,6}", text) or int(text) < 1:
        raise ValueError(name)
    return min(int(text), most)


def _framable(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    frame, websocket = hosts.embedded_frame_url(request), hosts.websocket_origin(request)
    response["Content-Security-Policy"] = page_policy(frame, websocket, framed_by="*")
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return keep_secret(response)
