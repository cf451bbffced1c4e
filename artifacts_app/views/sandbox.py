"""The sandbox host: one static page that becomes whatever the parent writes into it."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_GET, require_safe

from artifacts_app.rendering.frame import frame_headers, frame_page
from artifacts_app.views import hosts


@require_GET
def frame(request: HttpRequest) -> HttpResponse:
    """No session, no cookie, no template context: the same bytes for everybody.

    Browsers say what a request is for, except on plain-http hosts other than localhost: a request
    that says it is not for a frame is refused, so the page cannot be opened on its own.
    """
    if request.headers.get("Sec-Fetch-Dest", "iframe") != "iframe":
        raise Http404
    return _frame(request, framed_by=hosts.application_origin(request))


@require_GET
def online_frame(request: HttpRequest) -> HttpResponse:
    """For artifacts whose owner lets them use the internet."""
    if not settings.ALLOW_NETWORK or request.headers.get("Sec-Fetch-Dest", "iframe") != "iframe":
        raise Http404
    return _frame(request, framed_by=hosts.application_origin(request), online=True)


@require_GET
def embedded_frame(request: HttpRequest) -> HttpResponse:
    """The same below a page of any site: a browser checks all that stand around a frame."""
    if request.headers.get("Sec-Fetch-Dest", "iframe") != "iframe":
        raise Http404
    return _frame(request, framed_by="*")


def _frame(request: HttpRequest, framed_by: str, online: bool = False) -> HttpResponse:
    response = HttpResponse(frame_page())
    headers = frame_headers(hosts.sandbox_origin(request), framed_by, online)
    for name, value in headers.items():
        response[name] = value
    return response


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Plain text: the application's own page would be markup of ours on this host."""
    return HttpResponse("Not found.\n", status=404, content_type="text/plain")


@require_safe
def to_application(request: HttpRequest) -> HttpResponse:
    """Somebody opened the sandbox host by hand: lead them to the application."""
    if not hosts.is_sandbox(request):
        raise Http404
    return HttpResponseRedirect(settings.PUBLIC_ORIGIN + "/")
