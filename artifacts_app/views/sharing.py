"""What a link holder sees."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from artifacts_app.access import (
    NOBODY,
    SOCKET_PROOF_COOKIE,
    opens_share,
    sign_share_password,
    storage_keys,
)
from artifacts_app.models import ACTIVE, ShareLink
from artifacts_app.rendering.beginning import frame_name
from artifacts_app.rendering.share_style import share_style
from artifacts_app.services import data_files, pictures, remixing, share_password, sharing
from artifacts_app.services.errors import ServiceError
from artifacts_app.views import hosts
from artifacts_app.views.data_content import content_of, listing_of
from artifacts_app.views.missing import or_404
from artifacts_app.views.online import frame_context, framing
from artifacts_app.views.problems import problem, problem_of
from artifacts_app.views.request_rate import address_of
from artifacts_app.views.viewer import viewer_of
from inference.artifact_format.page import page_of

PROOF_COOKIE = "share"
# The address is the secret: it must not travel in a Referer, a cache or a search index.
SECRET_ADDRESS = {"Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex, nofollow"}


@require_http_methods(["GET", "HEAD", "POST"])
@ensure_csrf_cookie
def page(request: HttpRequest, token: str) -> HttpResponse:
    link = link_of(token)
    if request.method == "POST":
        return _give_password(request, token, link)
    if not is_open(request, link):
        return _ask_password(request)
    if request.method == "GET":
        sharing.count_view(link, viewer_of(request))
    values = context(request, token, link)
    style = share_style()
    values |= {"style": style.text, **_brought(values, link)}
    response = render(request, "share.html", values)
    return keep_secret(framing(request, response, link.artifact, style.source))


@require_safe
def content(request: HttpRequest, token: str) -> HttpResponse:
    """The shared page as JSON: as HTML it would be a page of the application's own host."""
    link = link_of(token)
    if not is_open(request, link):
        return keep_secret(JsonResponse({}, status=401))
    if request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        raise Http404
    body = _stored(link)
    if body is None:
        raise Http404
    return keep_secret(JsonResponse(body))


@require_safe
def data_file(request: HttpRequest, token: str, name: str) -> HttpResponse:
    link = link_of(token)
    if not is_open(request, link):
        return keep_secret(JsonResponse({}, status=401))
    with or_404():
        return keep_secret(content_of(data_files.find(link.artifact, name)))


@require_POST
def remix(request: HttpRequest, token: str) -> HttpResponse:
    """A copy in the visitor's own library."""
    link = link_of(token)
    if not is_open(request, link):
        return keep_secret(problem(401, "password", _("This page has a password.")))
    try:
        artifact = remixing.remix(viewer_of(request), link)
    except ServiceError as error:
        return keep_secret(problem_of(error))
    return keep_secret(JsonResponse({"url": artifact.get_absolute_url()}, status=201))


def link_of(token: str) -> ShareLink:
    with or_404():
        return sharing.open_link(token)


def is_open(request: HttpRequest, link: ShareLink) -> bool:
    return opens_share(link, proof=request.COOKIES.get(PROOF_COOKIE))


def context(request: HttpRequest, token: str, link: ShareLink) -> dict[str, object]:
    live = link.version_id is None and link.artifact.generations.filter(status__in=ACTIVE).exists()
    return {
        "artifact": {"title": link.artifact.title},
        "share_url": f"{hosts.application_origin(request)}/s/{token}/",
        "oembed_url": f"{hosts.application_origin(request)}/oembed",
        "card_url": card_url(request, token, link),
        "events_path": f"/ws/shares/{token}/",
        "content_url": f"/s/{token}/content",
        **frame_context(request, link.artifact),
        "storage_keys": storage_keys(viewer_of(request), request.COOKIES, link.artifact.pk),
        "data_url": f"/s/{token}/data",
        "data_files": listing_of(link.artifact),
        "has_data": link.artifact.data_files.exists(),
        "live": live,
        # Empty: each visitor stores alone.
        "storage_url": f"/s/{token}/storage" if link.common_storage else "",
        "storage_most": settings.MAX_SHARED_STORAGE,
        "remix_url": f"/s/{token}/remix" if link.remixable else "",
        "may_keep": viewer_of(request) != NOBODY,  # a copy needs somebody whose it is
    }


def _stored(link: ShareLink) -> dict[str, object] | None:
    """What the script of a share page shows; None while there is no version."""
    version = sharing.shared_version(link)
    if version is None:
        return None
    return {"html": page_of(version.file_texts()), "version": version.number}


def _brought(values: dict[str, object], link: ShareLink) -> dict[str, object]:
    """What spares a finished page to be asked for, and lets its beginning show at once."""
    stored = None if values["live"] else _stored(link)
    if stored is None or values["has_data"]:  # the text may name its files
        return {"stored": stored}
    return {"stored": stored, "frame_name": frame_name(str(stored["html"]))}


def card_url(request: HttpRequest, token: str, link: ShareLink) -> str | None:
    """The absolute address of a picture of the page, where there is one."""
    if not pictures.has_card(link):
        return None
    return f"{hosts.application_origin(request)}/s/{token}/card.png"


def keep_secret(response: HttpResponse) -> HttpResponse:
    for name, value in SECRET_ADDRESS.items():
        response[name] = value
    return response


def _ask_password(
    request: HttpRequest, error: str = "", status: int = 401, retry_after: int | None = None
) -> HttpResponse:
    """No `no-referrer` here: the form's post would come without an Origin and fail CSRF."""
    response = render(request, "share_password.html", {"error": error}, status=status)
    if retry_after is not None:
        response["Retry-After"] = str(retry_after)
    return response


def _give_password(request: HttpRequest, token: str, link: ShareLink) -> HttpResponse:
    try:
        password = request.POST.get("password", "")
        if not share_password.try_password(link, password, address_of(request)):
            return _ask_password(request, "wrong")
    except ServiceError as error:
        return _ask_password(request, str(error), error.status, error.retry_after)
    response = HttpResponseRedirect(request.path)
    _keep_proof(response, PROOF_COOKIE, link, f"/s/{token}")
    _keep_proof(response, SOCKET_PROOF_COOKIE, link, f"/ws/shares/{token}")
    return response


def _keep_proof(response: HttpResponse, name: str, link: ShareLink, path: str) -> None:
    response.set_cookie(
        name,
        sign_share_password(link),
        path=path,
        httponly=True,
        samesite="Lax",
        secure=settings.SECURE,
    )
