"""What owners show to everybody here."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe

from artifacts_app.access import is_staff
from artifacts_app.services import gallery
from artifacts_app.services.errors import Invalid
from artifacts_app.views.library import next_query
from artifacts_app.views.viewer import viewer_of

SHOWN = 24


@require_safe
@ensure_csrf_cookie
def page(request: HttpRequest) -> HttpResponse:
    viewer = viewer_of(request)
    search, place = request.GET.get("search", "").strip(), request.GET.get("after", "")
    context: dict[str, object] = {"search": search, "is_staff": is_staff(viewer)}
    try:
        shown = gallery.page_of_cards(viewer, place, SHOWN, search)
    except Invalid as error:
        context |= {"cards": [], "error": str(error)}
        return render(request, "gallery.html", context, status=error.status)
    context |= {
        "cards": shown.items,
        "next_query": next_query(shown.next, search),
        "is_first": not place,
    }
    return render(request, "gallery.html", context)
