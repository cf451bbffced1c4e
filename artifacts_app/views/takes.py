"""Several pages of one sentence, side by side."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe

from artifacts_app.access import storage_keys
from artifacts_app.models import Generation, TakeSet
from artifacts_app.services import takes
from artifacts_app.services.leaderboard import leaderboard
from artifacts_app.services.takes import TakeView
from artifacts_app.views import hosts
from artifacts_app.views.data_content import listing_of
from artifacts_app.views.missing import or_404
from artifacts_app.views.viewer import viewer_of


@require_safe
@ensure_csrf_cookie
def page(request: HttpRequest, take_set_id: UUID) -> HttpResponse:
    """Once one is kept there is nothing to compare: on to it."""
    take_set = _find(request, take_set_id)
    shown = takes.shown(take_set)
    kept = next((take for take in shown if take.is_kept), None)
    if kept is not None:
        return HttpResponseRedirect(kept.artifact.get_absolute_url())
    context = {
        "take_set": take_set,
        "takes": [_frame(request, take) for take in shown],
        "frame_url": hosts.frame_url(request),
    }
    return render(request, "takes.html", context)


@require_safe
def ranking(request: HttpRequest) -> HttpResponse:
    return render(request, "leaderboard.html", {"leaderboard": leaderboard()})


def _frame(request: HttpRequest, take: TakeView) -> dict[str, object]:
    latest = Generation.latest_of(take.artifact.pk)
    return {
        "number": take.number,
        "status": latest.status if latest else "finished",
        "live": latest is not None and latest.is_active,
        "events_path": take.artifact.events_path,
        "content_url": f"{take.artifact.get_absolute_url()}content",
        "storage_keys": storage_keys(viewer_of(request), request.COOKIES, take.artifact.pk),
        "data_url": f"/api/artifacts/{take.artifact.pk}/data",
        "data_files": listing_of(take.artifact),
    }


def _find(request: HttpRequest, take_set_id: UUID) -> TakeSet:
    with or_404():
        return takes.find(viewer_of(request), take_set_id)
