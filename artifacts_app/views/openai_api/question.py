"""What is let through to the model server: known fields only, within our limits."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings

from artifacts_app.views.openai_api.errors import Refused
from inference.completion import prompt_of
from inference.types import CompletionRequest

Json = dict[str, Any]

# A server has fields that load files, cost many times as much or watch other requests.
COMMON = {
    "frequency_penalty", "logit_bias", "max_tokens", "presence_penalty", "response_format", "seed",
    "stop", "stream", "stream_options", "temperature", "top_k", "top_p", "min_p",
    "repetition_penalty",
}  # fmt: skip
FIELDS = {
    "chat/completions": COMMON
    | {"messages", "tools", "tool_choice", "parallel_tool_calls", "max_completion_tokens"},
    "completions": COMMON | {"prompt", "suffix", "echo"},
}
LENGTHS = ("max_tokens", "max_completion_tokens")


@dataclass(frozen=True, slots=True)
class Question:
    path: str  # below /v1/
    body: Json
    stream: bool
    wants_usage: bool  # we always ask for it, to count; the client may not have


def read_question(path: str, raw: bytes, models: Sequence[str]) -> Question:
    """Raises Refused for what no server should be asked. Unknown fields are left out. The first of
    `models` answers where none is named."""
    sent = _object(raw)
    model = sent.get("model") or models[0]
    if model not in models:
        known = ", ".join(models)
        raise Refused(404, f"The model that runs here is {known}.", "model_not_found", "model")
    if sent.get("n") not in {None, 1}:
        raise Refused(400, "One answer at a time: n must be 1.", "invalid_value", "n")
    body = {name: value for name, value in sent.items() if name in FIELDS[path]}
    stream, options = _flag(body, "stream"), _options(body)
    _require(path, body)
    _bound_length(body)
    _check_suffix(body)
    body["model"] = model
    body.pop("stream_options", None)
    if stream:
        body["stream_options"] = {"include_usage": True}
    return Question(path, body, stream, bool(options.get("include_usage")))


def _object(raw: bytes) -> Json:
    try:
        sent = json.loads(raw)
    except (ValueError, RecursionError):
        raise Refused(400, "The body is not JSON in UTF-8.", "bad_json") from None
    if not isinstance(sent, dict):
        raise Refused(400, "The body must be a JSON object.", "bad_json")
    return sent


def _flag(body: Json, name: str) -> bool:
    value = body.get(name)
    if value not in (None, True, False):
        raise Refused(400, f"{name} must be true or false.", "invalid_type", name)
    return bool(value)


def _options(body: Json) -> Json:
    options = body.get("stream_options") or {}
    if not isinstance(options, dict):
        raise Refused(400, "stream_options must be an object.", "invalid_type", "stream_options")
    return options


def _require(path: str, body: Json) -> None:
    name, kind = ("messages", list) if path == "chat/completions" else ("prompt", str)
    if not isinstance(body.get(name), kind) or not body[name]:
        what = "a list of messages" if kind is list else "one text"
        raise Refused(400, f"{name} must be {what}, and not empty.", "invalid_type", name)


def _bound_length(body: Json) -> None:
    limit = settings.MAX_ANSWER_TOKENS
    given = [name for name in LENGTHS if body.get(name) is not None]
    for name in given:
        if type(body[name]) is not int or body[name] < 1:
            raise Refused(400, f"{name} must be a whole number above 0.", "invalid_type", name)
        body[name] = min(body[name], limit)
    if not given:
        body["max_tokens"] = limit


def _check_suffix(body: Json) -> None:
    if not isinstance(body.get("suffix") or "", str):
        raise Refused(400, "suffix must be a text.", "invalid_type", "suffix")


def marked(question: Question) -> Question:
    """For servers that refuse `suffix`: the model itself was trained to fill in between its own
    marks."""
    body = dict(question.body)
    suffix = body.pop("suffix", None)
    if suffix:
        body["prompt"] = prompt_of(CompletionRequest("", body["prompt"], suffix))
    return replace(question, body=body)
