"""The OpenAPI document: what the calls say of themselves, and what holds for all of them."""

from http import HTTPStatus
from typing import Any

from django.conf import settings

Json = dict[str, Any]

TAGS = {
    "artifacts": "One sentence becomes an artifact; it has a conversation, versions and files.",
    "data": "Tables and pictures of yours that a page may use.",
    "versions": "Every state that an artifact's files have had.",
    "generations": "One answer of the model: waiting, being written, or ended.",
    "takes": "One sentence, several pages side by side, of which one is kept.",
    "gallery": "Pages that people have shared with everybody here.",
    "sharing": "Secret links that let others see an artifact.",
    "webhooks": "Addresses that are told when a generation has finished or failed.",
    "models": "What can write here.",
}
# Said by every call, whatever it is.
ALWAYS = (400, 401, 403, 422, 429, 500, 503)
MEANINGS = {
    400: "The request could not be understood.",
    401: "The token is not valid.",
    403: "The CSRF token is missing, or this token may not do it.",
    404: "It does not exist, or is not yours.",
    409: "Something else happened meanwhile.",
    413: "Larger than the limit, which `detail` says.",
    422: "A field is missing or wrong; `errors` says which and why.",
    429: "Too much at once; `Retry-After` says when to try again.",
    500: "Something went wrong on the server.",
    503: "Not ready. Try again soon.",
}
PROBLEM: Json = {
    "type": "object",
    "title": "Problem",
    "description": "What went wrong (RFC 9457).",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string", "examples": ["urn:artifacts:problem:invalid"]},
        "title": {"type": "string", "examples": ["Unprocessable Entity"]},
        "status": {"type": "integer", "examples": [422]},
        "detail": {"type": "string", "description": "A sentence for people."},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["field", "message"],
                "properties": {"field": {"type": "string"}, "message": {"type": "string"}},
            },
        },
    },
}
SECURITY: Json = {
    "bearer": {
        "type": "http",
        "scheme": "bearer",
        "description": "A token: `Authorization: Bearer …`. Scripts need nothing else.",
    },
    "visitor": {
        "type": "apiKey",
        "in": "cookie",
        "name": settings.VISITOR_COOKIE,
        "description": "The cookie of a browser; writing also takes the `X-CSRFToken` header.",
    },
}


def operation_id(function: Any) -> str:
    """`artifacts.create`: the module is the noun, the function the verb."""
    noun = function.__module__.rpartition(".")[2]
    return f"{noun}.{function.__name__}"


def completed(document: Json) -> Json:
    """The document with everything that all calls have in common."""
    components = document.setdefault("components", {})
    components.setdefault("schemas", {})["Problem"] = PROBLEM
    components["responses"] = {f"Problem{status}": _refusal(status) for status in MEANINGS}
    components["securitySchemes"] = SECURITY
    document["security"] = [{"bearer": []}, {"visitor": []}]
    document["servers"] = [{"url": settings.PUBLIC_ORIGIN}]
    document["tags"] = [
        {"name": name, "description": TAGS.get(name, "")} for name in _tags(document)
    ]
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            _complete(operation, path, method)
    return document


def _tags(document: Json) -> list[str]:
    """Those in use: in the order above, then any that nobody has described yet."""
    operations = [call for methods in document["paths"].values() for call in methods.values()]
    used = dict.fromkeys(tag for call in operations for tag in call["tags"])
    return [*(name for name in TAGS if name in used), *(name for name in used if name not in TAGS)]


def _refusal(status: int) -> Json:
    schema = {"$ref": "#/components/schemas/Problem"}
    answer: Json = {
        "description": MEANINGS[status],
        "content": {"application/problem+json": {"schema": schema}},
    }
    if status in {429, 503}:
        answer["headers"] = {
            "Retry-After": {"schema": {"type": "integer"}, "description": "Seconds."}
        }
    return answer


def _complete(operation: Json, path: str, method: str) -> None:
    """Its summary is the first sentence of its description."""
    text = " ".join(operation.get("description", "").split("\n\n")[0].split())
    if text:
        sentence, mark, _ = text.partition(". ")
        operation["summary"] = (sentence + mark).strip().rstrip(".")
    responses = {str(status): answer for status, answer in operation["responses"].items()}
    for status in _refusals(path, method):
        responses.setdefault(str(status), {"$ref": f"#/components/responses/Problem{status}"})
    for answer in responses.values():
        if answer.get("description") == HTTPStatus.NO_CONTENT.phrase:
            answer["description"] = "Done; there is nothing to say."
    operation["responses"] = dict(sorted(responses.items()))


def _refusals(path: str, method: str) -> set[int]:
    found = set(ALWAYS)
    if "{" in path:
        found.add(404)
    if method in {"post", "put", "patch"}:
        found |= {409, 413}
    return found
