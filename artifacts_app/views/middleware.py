"""What happens to every request before and after its view."""

import logging
import uuid
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from whitenoise.middleware import WhiteNoiseMiddleware

from artifacts_app.access import (
    NOBODY,
    Viewer,
    admits_visitors,
    grant_of_token,
    sign_visitor,
    viewer_of_user,
)
from artifacts_app.models import Scope
from artifacts_app.services import audit
from artifacts_app.views import hosts
from artifacts_app.views.headers import page_headers
from artifacts_app.views.openai_api.errors import Refused
from artifacts_app.views.problems import problem
from artifacts_app.views.request_rate import address_of

logger = logging.getLogger(__name__)

Respond = Callable[[HttpRequest], HttpResponseBase]
OPEN_PATHS = {"/healthz", "/readyz", "/oembed"}
# The metrics and /v1 ask for a token themselves, the administration for staff.
PUBLIC_PREFIXES = ("/accounts/", "/invite/", "/admin/", "/s/", "/i18n/", "/metrics", "/v1/")
SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}
VISITOR_SECONDS = 400 * 24 * 3600  # the longest that browsers keep a cookie


class HostRouting:
    """The sandbox host knows only the sandbox's routes, and the application's only its own."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond
        self.warned: set[str] = set()

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if hosts.is_sandbox(request) or self._shares_one_name(request):
            request.urlconf = settings.SANDBOX_URLCONF
        return self.respond(request)

    def _shares_one_name(self, request: HttpRequest) -> bool:
        if hosts.is_canonical(request) or not request.path.startswith(("/sandbox/", "/vendor/")):
            return False
        host = request.get_host()
        if host not in self.warned:
            self.warned.add(host)
            logger.warning(
                "Application and untrusted pages share the host %s; set PUBLIC_ORIGIN and "
                "SANDBOX_ORIGIN to two host names to separate them.",
                host,
            )
        return True


class ApplicationStatic(WhiteNoiseMiddleware):
    """The application's static files, on the application's host alone."""

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        respond: Respond = self.get_response if hosts.is_sandbox(request) else super().__call__
        return respond(request)


class BodyLimit:
    """413 for bodies that no route would take, before they are read where the length is told."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        limit = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        length = request.headers.get("Content-Length", "")
        if length.isascii() and length.isdigit() and int(length) > limit:
            return too_big()
        return self.respond(request)

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponseBase | None:
        return too_big() if isinstance(exception, RequestDataTooBig) else None


def too_big() -> HttpResponse:
    limit = settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 1024
    return problem(
        413,
        "too_large",
        _("The request body is larger than %(limit)s KiB.") % {"limit": f"{limit:,}"},
    )


class ViewerMiddleware:
    """Sets `request.viewer`; gives a visitor's first page the cookie that remembers them."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if hosts.is_sandbox(request):
            return self.respond(request)
        audit.address.set(address_of(request))
        token = bearer_token(request)
        if token is not None:
            return self._respond_to_script(request, token)
        viewer = viewer_of_user(request.user, request.COOKIES)
        if viewer == NOBODY and not admits_visitors() and not is_public(request):
            return ask_to_sign_in(request)
        is_new = viewer == NOBODY and admits_visitors()
        if is_new:
            viewer = Viewer(visitor=uuid.uuid4())
        request.viewer = viewer  # type: ignore[attr-defined]
        response = self.respond(request)
        if is_new and response.headers.get("Content-Type", "").startswith("text/html"):
            remember(response, viewer)
        return response

    def _respond_to_script(self, request: HttpRequest, token: str) -> HttpResponseBase:
        grant = grant_of_token(token)
        if grant is None:
            return refusal(request, 401, "unauthorized", _("The bearer token is not valid."))
        scope = needed_scope(request)
        if scope is not None and scope not in grant.scopes:
            detail = _("This token does not have the scope %(scope)s.") % {"scope": scope}
            return refusal(request, 403, "missing_scope", detail)
        request.viewer = grant.viewer  # type: ignore[attr-defined]
        request.by_token = True  # type: ignore[attr-defined]
        return self.respond(request)


def is_public(request: HttpRequest) -> bool:
    """What is open to all where only people with an account come in: that, and shared pages."""
    return request.path in OPEN_PATHS or request.path.startswith(PUBLIC_PREFIXES)


def ask_to_sign_in(request: HttpRequest) -> HttpResponse:
    if request.method not in SAFE_METHODS or not request.accepts("text/html"):
        return refusal(request, 401, "unauthorized", _("Sign in, or send a bearer token."))
    return redirect_to_login(request.get_full_path())


def needed_scope(request: HttpRequest) -> str | None:
    """By address and method, so that no route can forget it."""
    if request.path in OPEN_PATHS:
        return None
    if request.path.startswith("/v1/"):
        return Scope.GENERATE.value
    if request.path == "/metrics":
        return Scope.METRICS.value
    return Scope.READ.value if request.method in SAFE_METHODS else Scope.WRITE.value


def refusal(request: HttpRequest, status: int, code: str, detail: str) -> HttpResponse:
    if request.path.startswith("/v1/"):
        return Refused(status, detail, code).answer()
    return problem(status, code, detail)


def bearer_token(request: HttpRequest) -> str | None:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else None


def remember(response: HttpResponseBase, viewer: Viewer) -> None:
    if viewer.visitor is None:
        return
    response.set_cookie(
        settings.VISITOR_COOKIE,
        sign_visitor(viewer.visitor),
        max_age=VISITOR_SECONDS,
        httponly=True,
        samesite="Lax",
        secure=settings.SECURE,
    )


class PageHeaders:
    """The application's own policy on every answer that has none of its own."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.respond(request)
        if not hosts.is_sandbox(request):
            frame, websocket = hosts.frame_url(request), hosts.websocket_origin(request)
            own_policy = "Content-Security-Policy" in response.headers
            for name, value in page_headers(request.path, frame, websocket).items():
                if not (own_policy and name == "X-Frame-Options"):  # it says who may frame it
                    response.headers.setdefault(name, value)
        return response
