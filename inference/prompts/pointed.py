"""The element that a request points at, for the model to find in the source."""

from collections.abc import Mapping
from typing import Any


def sentence_about(sentence: str, about: Mapping[str, Any] | None) -> str:
    """The sentence, after what it is about."""
    if not about:
        return sentence
    line = f", line {about['line']}" if about.get("line") else ""
    reads = f", which reads {about['text']!r}" if about.get("text") else ""
    return (
        f"{sentence}\n\nThis is about one element of {about['path']}{line}: "
        f"`{about['tag']}`{reads} (selector `{about['selector']}`). "
        "Leave other elements like it as they are, unless the request says otherwise."
    )
