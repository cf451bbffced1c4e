"""`Idempotency-Key`: a request that is sent again is not done again."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse

from artifacts_app.models import hash_token
from artifacts_app.services import idempotency
from artifacts_app.services.errors import ServiceError
from artifacts_app.views.problems import problem_of
from artifacts_app.views.viewer import viewer_of

Run = Callable[..., HttpResponse]
REPLAYED = "Idempotency-Replayed"
# For `openapi_extra` of the calls that it decorates.
KEY: dict[str, Any] = {
    "parameters": [
        {
            "in": "header",
            "name": idempotency.HEADER,
            "required": False,
            "description": "A text of your own for this request. The same request with the same "
            "key gets the same answer for 24 hours, and is done once.",
            "schema": {
                "type": "string",
                "minLength": 1,
                "maxLength": idempotency.LONGEST_KEY,
                "pattern": "^[!-~]+$",
            },
            "example": "8e03978e-40d5-43dd-bc93-6894a57f9324",
        }
    ]
}


def idempotent(run: Run) -> Run:
    @wraps(run)
    def answer(request: HttpRequest, **path: Any) -> HttpResponse:
        key = request.headers.get(idempotency.HEADER)
        if key is None:
            return run(request, **path)
        try:
            return _once(run, request, key, path)
        except ServiceError as error:
            return problem_of(error)

    return answer


def _once(run: Run, request: HttpRequest, key: str, path: dict[str, Any]) -> HttpResponse:
    who = _asker(request)
    asked = idempotency.fingerprint(
        (request.method or "").encode(), request.path.encode(), request.body
    )
    earlier = idempotency.claim(who, key, asked)
    if earlier is not None:
        replay = HttpResponse(
            earlier.body, content_type="application/json; charset=utf-8", status=earlier.status
        )
        replay[REPLAYED] = "true"
        return replay
    try:
        # What is done and its answer are kept together, or neither is.
        with transaction.atomic():
            answer = run(request, **path)
            if answer.status_code < 300:
                kept = idempotency.Answer(answer.status_code, answer.content.decode())
                idempotency.keep(who, key, kept)
            return answer
    finally:
        idempotency.release(who, key)  # where nothing was kept


def _asker(request: HttpRequest) -> str:
    """Each token by itself: what one may see, another one need not."""
    credential = request.headers.get("Authorization", "")
    return f"{viewer_of(request).key}:{hash_token(credential)[:24]}"
