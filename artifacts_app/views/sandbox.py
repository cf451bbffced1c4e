"""The sandbox host: one static page that becomes whatever the parent writes into it."""

from functools import cache

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_GET, require_safe

from artifacts_app.views import hosts
from artifacts_app.views.headers import frame_headers

MARKER = "<!-- runtime -->"


@require_GET
def frame(request: HttpRequest) -> HttpResponse:
    """No session, no cookie, no template context: the same bytes for everybody.

    Browsers say what a request is for, except on plain-http hosts other than localhost: a request
    that says it is not for a frame is refused, so the page cannot be opened on its own.
    """
    if request.headers.get("Sec-Fetch-Dest", "iframe") != "iframe":
        raise Http404
    response = HttpResponse(frame_page())
    origins = hosts.sandbox_origin(request), hosts.application_origin(request)
    for name, value in frame_headers(*origins).items():
        response[name] = value
    return response


@cache
def frame_page() -> str:
    """The built frame with its runtime inline: an extra request would delay the first paint."""
    build = settings.BUILD_DIR / "sandbox"
    page = (build / "frame.html").read_text()
    runtime = (build / "runtime.js").read_text()
    return str(page.replace(MARKER, f"<script>{runtime}</script>"))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Plain text: the application's own page would be markup of ours on this host."""
    return HttpResponse("Not found.\n", status=404, content_type="text/plain")


@require_safe
def to_application(request: HttpRequest) -> HttpResponse:
    """Somebody opened the sandbox host by hand: lead them to the application."""
    if not hosts.is_sandbox(request):
        raise Http404
    return HttpResponseRedirect(settings.PUBLIC_ORIGIN + "/")
