"""The settings page, and who may open it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe

from artifacts_app.access import owned_artifacts, owned_tokens
from artifacts_app.models import Scope
from artifacts_app.views.viewer import viewer_of

LIFETIMES = [30, 90, 365]  # days
View = Callable[..., HttpResponseBase]


def in_a_browser(view: View) -> View:
    """Not for tokens: one that leaks must not make others, or take all data along."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if getattr(request, "by_token", False):
            raise PermissionDenied(_("Tokens do not open the settings."))
        return view(request, *args, **kwargs)

    return answer


@require_safe
@ensure_csrf_cookie
@in_a_browser
def settings_page(request: HttpRequest) -> HttpResponse:
    return show(request)


def show(request: HttpRequest, status: int = 200, **more: Any) -> HttpResponse:
    """The page; `more` is what an action on it has to say."""
    viewer = viewer_of(request)
    context = {
        "tokens": list(owned_tokens(viewer)),
        "scopes": Scope.choices,
        "chosen": more.pop("chosen", [Scope.READ, Scope.WRITE]),
        "lifetimes": LIFETIMES,
        "artifact_count": owned_artifacts(viewer).count(),
        "now": timezone.now(),
        **more,
    }
    return render(request, "settings/page.html", context, status=status)
