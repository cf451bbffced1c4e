"""Errors as `application/problem+json` (RFC 9457)."""

from http import HTTPStatus

from django.http import JsonResponse

from artifacts_app.services.errors import ServiceError

FieldErrors = list[dict[str, str]]  # [{"field": "prompt", "message": "…"}]


def problem(
    status: int,
    code: str,
    detail: str,
    errors: FieldErrors | None = None,
    retry_after: int | None = None,
    limit: str | None = None,
) -> JsonResponse:
    body: dict[str, object] = {
        "type": f"urn:artifacts:problem:{code}",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
    }
    if errors:
        body["errors"] = errors
    if limit:
        body["limit"] = limit
    response = JsonResponse(body, status=status, content_type="application/problem+json")
    if retry_after is not None:
        response["Retry-After"] = str(retry_after)
    return response


def problem_of(error: ServiceError) -> JsonResponse:
    errors = [{"field": error.field, "message": str(error)}] if error.field else None
    return problem(error.status, error.code, str(error), errors, error.retry_after, error.limit)
