"""Taking all data along, and deleting it."""

from collections.abc import AsyncIterator, Iterator

from allauth.account.decorators import reauthentication_required
from allauth.core.exceptions import ReauthenticationRequired
from asgiref.sync import sync_to_async
from django.conf import settings
from django.contrib.auth import logout
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
    StreamingHttpResponse,
)
from django.shortcuts import render
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_http_methods, require_safe

from artifacts_app.services import personal_data
from artifacts_app.views.personal.page import View, in_a_browser
from artifacts_app.views.viewer import viewer_of


@require_safe
@in_a_browser
def export(request: HttpRequest) -> StreamingHttpResponse:
    pieces = _streamed(personal_data.export(viewer_of(request)))
    response = StreamingHttpResponse(pieces, content_type="application/zip")
    response["Content-Disposition"] = 'attachment; filename="artifacts-export.zip"'
    return response


async def _streamed(pieces: Iterator[bytes]) -> AsyncIterator[bytes]:
    """Django reads a plain iterator to its end before it sends the first byte."""
    following = sync_to_async(lambda: next(pieces, None))
    while (piece := await following()) is not None:
        yield piece


def recently_signed_in(view: View) -> View:
    """A person proves once more who they are. A visitor has nothing to prove it with."""
    strict: View = reauthentication_required(view)

    def answer(request: HttpRequest) -> HttpResponseBase:
        if viewer_of(request).user_id is None:
            return view(request)
        try:
            return strict(request)
        except ReauthenticationRequired:
            if request.method == "GET":
                raise
            # allauth would repeat the post afterwards, past the middleware: ask once more instead.
            return HttpResponseRedirect(request.path)

    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@ensure_csrf_cookie
@in_a_browser
@recently_signed_in
def delete(request: HttpRequest) -> HttpResponse:
    viewer = viewer_of(request)
    if request.method != "POST":
        return render(request, "settings/delete.html", {"held": personal_data.held(viewer)})
    if request.POST.get("sure") != "on":
        context = {"held": personal_data.held(viewer), "unsure": True}
        return render(request, "settings/delete.html", context, status=422)
    personal_data.delete_everything(viewer)
    logout(request)
    response = HttpResponseRedirect("/")
    response.delete_cookie(settings.VISITOR_COOKIE, samesite="Lax")
    response["Clear-Site-Data"] = '"storage"'  # what pages kept in this browser
    return response
