"""The entries of an answer's stream: who answers, then text, then an end or why there is none."""

from typing import Any

from inference.errors import EngineError, error_of
from inference.types import StreamEnd, StreamItem, TextDelta

Fields = dict[bytes, bytes]
Word = dict[Any, Any]


def taken_by(worker: str) -> Word:
    return {"worker": worker}


def said(item: StreamItem) -> Word:
    if isinstance(item, TextDelta):
        return {"text": item.text, "tokens": item.tokens}
    return {"end": item.reason, "read": item.prompt_tokens, "written": item.completion_tokens}


def failed(error: EngineError) -> Word:
    return {"error": error.code, "message": str(error)}


def taker(fields: Fields) -> str:
    """Empty in all entries but the first."""
    return fields.get(b"worker", b"").decode()


def heard(fields: Fields) -> StreamItem:
    """Raises the EngineError that the worker met."""
    if b"error" in fields:
        raise error_of(fields[b"error"].decode(), fields[b"message"].decode())
    if b"text" in fields:
        return TextDelta(fields[b"text"].decode(), int(fields[b"tokens"]))
    cut = fields[b"end"] == b"length"
    return StreamEnd("length" if cut else "stop", int(fields[b"read"]), int(fields[b"written"]))
