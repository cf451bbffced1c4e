"""What a link holder sees."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_http_methods, require_safe

from artifacts_app.access import opens_share, sign_share_password, storage_key
from artifacts_app.models import ACTIVE, ShareLink
from artifacts_app.services import sharing
from artifacts_app.services.errors import NotFound
from artifacts_app.views import hosts
from inference.artifact_format.page import page_of

PROOF_COOKIE = "share"
# The address is the secret: it must not travel in a Referer, a cache or a search index.
SECRET_ADDRESS = {"Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex, nofollow"}


@require_http_methods(["GET", "HEAD", "POST"])
@ensure_csrf_cookie
def page(request: HttpRequest, token: str) -> HttpResponse:
    link = _link(token)
    if request.method == "POST":
        return _give_password(request, token, link)
    if not _is_open(request, link):
        # Its form posts here, and a post without a Referer fails Django's CSRF check.
        return render(request, "share_password.html", status=401)
    return _secret(render(request, "share.html", _context(request, token, link)))


@require_safe
def content(request: HttpRequest, token: str) -> HttpResponse:
    """The shared page as JSON: as HTML it would be a page of the application's own host."""
    link = _link(token)
    if not _is_open(request, link):
        return _secret(JsonResponse({}, status=401))
    if request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        raise Http404
    version = sharing.shared_version(link)
    if version is None:
        raise Http404
    return _secret(JsonResponse({"html": page_of(version.file_texts()), "version": version.number}))


def _link(token: str) -> ShareLink:
    try:
        return sharing.open_link(token)
    except NotFound as error:
        raise Http404(str(error)) from error


def _is_open(request: HttpRequest, link: ShareLink) -> bool:
    return opens_share(link, proof=request.COOKIES.get(PROOF_COOKIE))


def _give_password(request: HttpRequest, token: str, link: ShareLink) -> HttpResponse:
    if not opens_share(link, password=request.POST.get("password", "")):
        return render(request, "share_password.html", {"wrong": True}, status=401)
    response = HttpResponseRedirect(request.path)
    response.set_cookie(
        PROOF_COOKIE,
        sign_share_password(link),
        path=f"/s/{token}",
        httponly=True,
        samesite="Lax",
        secure=settings.SECURE,
    )
    return response


def _context(request: HttpRequest, token: str, link: ShareLink) -> dict[str, object]:
    live = link.version_id is None and link.artifact.generations.filter(status__in=ACTIVE).exists()
    return {
        "artifact": {"title": link.artifact.title},
        "events_path": f"/ws/shares/{token}/",
        "content_url": f"/s/{token}/content",
        "frame_url": hosts.frame_url(request),
        "storage_key": storage_key(request.viewer, link.artifact.pk),  # type: ignore[attr-defined]
        "live": live,
    }


def _secret(response: HttpResponse) -> HttpResponse:
    for name, value in SECRET_ADDRESS.items():
        response[name] = value
    return response
