"""The API as one object: authentication, and every error as problem+json."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.utils import check_csrf

from artifacts_app.access import Viewer
from artifacts_app.services.errors import ServiceError
from artifacts_app.views.api import document
from artifacts_app.views.problems import problem, problem_of
from artifacts_app.views.viewer import viewer_of


class CsrfFailed(Exception):
    pass


def authenticate(request: HttpRequest) -> Viewer:
    """Scripts come with a token; a browser comes with a cookie and so needs the CSRF token too."""
    if not getattr(request, "by_token", False) and check_csrf(request) is not None:
        raise CsrfFailed
    return viewer_of(request)


class Api(NinjaAPI):
    def get_openapi_operation_id(self, operation: Any) -> str:
        return document.operation_id(operation.view_func)

    def get_openapi_schema(self, **options: Any) -> Any:
        return document.completed(super().get_openapi_schema(**options))


api = Api(
    title="Artifacts",
    version="1",
    description="One sentence becomes a live page.",
    auth=authenticate,
    docs_url=None,  # ours is views/api_docs.py: no other host is needed
    openapi_url="openapi.json",
)


@api.exception_handler(ServiceError)
def on_service_error(request: HttpRequest, error: ServiceError) -> HttpResponse:
    return problem_of(error)


@api.exception_handler(ValidationError)
def on_invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    errors = [{"field": _field(item["loc"]), "message": item["msg"]} for item in error.errors]
    detail = "; ".join(f"{item['field']}: {item['message']}" for item in errors[:5])
    return problem(422, "invalid", detail, errors[:20])


@api.exception_handler(AuthenticationError)
def on_unauthenticated(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    return problem(401, "unauthorized", _("Sign in, or send a bearer token."))


@api.exception_handler(CsrfFailed)
def on_csrf(request: HttpRequest, error: CsrfFailed) -> HttpResponse:
    detail = _("The CSRF token is missing or out of date. Reload the page, or use a bearer token.")
    return problem(403, "csrf", detail)


@api.exception_handler(HttpError)
def on_http_error(request: HttpRequest, error: HttpError) -> HttpResponse:
    return problem(error.status_code, "bad_request", str(error))


@api.exception_handler(json.JSONDecodeError)
@api.exception_handler(UnicodeDecodeError)
def on_bad_json(request: HttpRequest, error: Exception) -> HttpResponse:
    return problem(400, "bad_json", _("The body is not JSON in UTF-8."))


def _field(location: tuple[str | int, ...]) -> str:
    """("body", "body", "prompt") → "prompt"; ("file", "file") → "file"."""
    names = [str(part) for part in location[1:] if part not in {"body", "query", "path"}]
    return ".".join(names) or "body"
