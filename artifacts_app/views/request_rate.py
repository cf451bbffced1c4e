"""How many requests a minute one person, or one token, may make."""

import hashlib
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _

from artifacts_app.access import NOBODY, viewer_of_cookies
from artifacts_app.services.errors import TooMany
from artifacts_app.services.rate_limits import MINUTE, Rate, seconds_to_wait
from artifacts_app.views import hosts
from artifacts_app.views.openai_api.errors import refused_by
from artifacts_app.views.problems import problem_of

UNCOUNTED = ("/healthz", "/readyz", "/metrics")  # machines ask these, every few seconds
OPENAI = "/v1/"


class RequestRate:
    """429 past the limit. A token counts for itself, so that a script that has gone wild does not
    lock its owner's browser out; whoever has no cookie yet counts by address, since a new cookie
    costs nothing."""

    def __init__(self, respond: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if hosts.is_sandbox(request) or request.path in UNCOUNTED:
            return self.respond(request)
        rate = Rate("requests", settings.MAX_REQUESTS_PER_MINUTE, MINUTE)
        wait = seconds_to_wait(rate, who_asks(request))
        if not wait:
            return self.respond(request)
        message = _("At most %(limit)d requests a minute are allowed. Try again in a moment.") % {
            "limit": rate.most
        }
        error = TooMany(message, wait, limit="requests_per_minute")
        if request.path.startswith(OPENAI):
            return refused_by(error).answer()
        return problem_of(error)


def who_asks(request: HttpRequest) -> str:
    """A name for counting."""
    if getattr(request, "by_token", False):
        token = request.headers.get("Authorization", "")
        return f"token:{hashlib.sha256(token.encode()).hexdigest()}"
    if request.viewer.user_id is None and viewer_of_cookies(request.COOKIES) == NOBODY:  # type: ignore[attr-defined]
        return f"address:{address_of(request)}"
    return str(request.viewer.key)  # type: ignore[attr-defined]


def address_of(request: HttpRequest) -> str:
    """The client's, as the proxy next to us has seen it; what it claims itself is not believed."""
    if settings.TRUST_PROXY:
        forwarded = request.headers.get("X-Forwarded-For", "")
        if forwarded:
            return forwarded.rpartition(",")[2].strip()[:45]
    return str(request.META.get("REMOTE_ADDR", ""))
