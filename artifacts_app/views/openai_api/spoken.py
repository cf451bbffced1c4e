"""A client's question in the words of our engines, which know less than OpenAI's servers do.

What they do not know is refused and not passed over: an answer that ignores `tools` looks right and
is wrong.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from artifacts_app.generation.passing.question import Question as Passed
from artifacts_app.views.openai_api.errors import Refused
from artifacts_app.views.openai_api.question import Question
from inference.types import ChatMessage, Role, Sampling

Json = dict[str, Any]

LONGEST_WAIT = 600.0  # seconds for one answer
MOST_STOPS = 4
UNKNOWN = ("tools", "response_format", "logit_bias", "echo")
NEUTRAL: tuple[Any, ...] = (None, False, [], {}, {"type": "text"})
ZERO_ONLY = ("frequency_penalty", "presence_penalty", "min_p")
NUMBERS = {"temperature": (0.0, 2.0), "top_p": (0.0, 1.0), "repetition_penalty": (0.1, 10.0)}
WHOLE = {"top_k": (-1, 10**6), "seed": (-(2**63), 2**63 - 1)}
ROLES: dict[str, Role] = {
    "system": "system",
    "developer": "system",
    "user": "user",
    "assistant": "assistant",
}


@dataclass(frozen=True, slots=True)
class Asked:
    question: Passed
    stops: tuple[str, ...]


def asked_of(question: Question) -> Asked:
    """Raises Refused, naming the field."""
    body = question.body
    _refuse_unknown(body)
    passed = Passed(body["model"], time.time() + LONGEST_WAIT, _sampling(body))
    if question.path == "chat/completions":
        passed = replace(passed, messages=_messages(body["messages"]))
    else:
        passed = replace(passed, prefix=body["prompt"], suffix=body.get("suffix") or None)
    return Asked(passed, _stops(body.get("stop")))


def _refuse_unknown(body: Json) -> None:
    for name in UNKNOWN:
        if body.get(name) not in NEUTRAL:
            raise Refused(
                400,
                f"The model inside the worker does not know {name}. With a server of its own "
                "(ARTIFACTS_BASE_URL) it may.",
                "unsupported_parameter",
                name,
            )
    for name in ZERO_ONLY:
        if body.get(name) not in (None, 0):
            raise Refused(400, f"{name} must be 0 here.", "unsupported_value", name)


def _sampling(body: Json) -> Sampling:
    given: Json = {}
    for name, (least, most) in NUMBERS.items():
        if (value := body.get(name)) is not None:
            given[name] = _bounded(name, value, least, most, (int, float))
    for name, (low, high) in WHOLE.items():
        if (value := body.get(name)) is not None:
            given[name] = _bounded(name, value, low, high, (int,))
    if given.get("top_k") == -1:
        given["top_k"] = 0  # all tokens
    lengths = [body[name] for name in ("max_completion_tokens", "max_tokens") if body.get(name)]
    return Sampling(**given, max_tokens=lengths[0])


def _bounded(name: str, value: Any, least: float, most: float, kinds: tuple[type, ...]) -> Any:
    is_number = isinstance(value, kinds) and not isinstance(value, bool)
    if not is_number or not least <= float(value) <= most:
        raise Refused(
            400, f"{name} must be a number from {least} to {most}.", "invalid_value", name
        )
    return value


def _messages(sent: Sequence[Any]) -> tuple[ChatMessage, ...]:
    return tuple(_message(message, number) for number, message in enumerate(sent))


def _message(sent: Any, number: int) -> ChatMessage:
    role = ROLES.get(str(sent.get("role"))) if isinstance(sent, dict) else None
    if role is None:
        raise Refused(
            400,
            f"messages[{number}] must have a role: system, user or assistant.",
            "invalid_value",
            f"messages[{number}].role",
        )
    return ChatMessage(role, _content(sent.get("content"), number))


def _content(content: Any, number: int) -> str:
    """Text, or OpenAI's list of parts that are all text."""
    if isinstance(content, str):
        return content
    texts = [_text_of(part) for part in content] if isinstance(content, list) else [None]
    if any(text is None for text in texts):
        raise Refused(
            400,
            f"messages[{number}].content must be text.",
            "invalid_type",
            f"messages[{number}].content",
        )
    return "".join(text for text in texts if text)


def _text_of(part: Any) -> str | None:
    text = part.get("text") if isinstance(part, dict) and part.get("type") == "text" else None
    return text if isinstance(text, str) else None


def _stops(stop: Any) -> tuple[str, ...]:
    stops = [stop] if isinstance(stop, str) else stop or []
    is_list = isinstance(stops, list) and all(isinstance(one, str) and one for one in stops)
    if not is_list or len(stops) > MOST_STOPS:
        raise Refused(
            400, f"stop must be a text or at most {MOST_STOPS} texts.", "invalid_value", "stop"
        )
    return tuple(stops)
