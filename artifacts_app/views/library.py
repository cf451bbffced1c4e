"""All that a person has made, on one page."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe

from artifacts_app.services import library
from artifacts_app.services.errors import Invalid
from artifacts_app.views.viewer import viewer_of

SHOWN = 30


@require_safe
@ensure_csrf_cookie
def page(request: HttpRequest) -> HttpResponse:
    viewer = viewer_of(request)
    search, place = request.GET.get("search", "").strip(), request.GET.get("after", "")
    deleted = "deleted" in request.GET
    context: dict[str, object] = {"search": search, "deleted": deleted}
    try:
        shown = library.page_of_artifacts(viewer, place, SHOWN, search, deleted)
    except Invalid as error:
        context |= {"items": [], "error": str(error)}
        return render(request, "library.html", context, status=error.status)
    context |= {
        "items": shown.items,
        "next": shown.next,
        "next_query": next_query(shown.next, search, deleted),
        "is_first": not place,
        "has_deleted": deleted
        or bool(library.page_of_artifacts(viewer, "", 1, deleted=True).items),
    }
    return render(request, "library.html", context)


def next_query(place: str | None, search: str, deleted: bool = False) -> str:
    values = {"search": search, "deleted": "1" if deleted else "", "after": place or ""}
    return urlencode({name: value for name, value in values.items() if value})
