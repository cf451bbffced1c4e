"""Continue an answer exactly: the model writes its beginning once more, and may write no other.

Given back as text, an answer need not become the tokens in which the model had written it. A large
model does not mind. The demo model, whose tokens for boilerplate are half a line long, loses its
way; writing the beginning again takes it a tenth of a second.
"""

from inference.types import TextDelta

ESCAPES = str.maketrans({"\\": r"\\", '"': r"\"", "\n": r"\n", "\r": r"\r"})


def grammar_for(prefix: str) -> str:
    """In llama.cpp's notation (GBNF): the prefix, then anything."""
    return f'root ::= "{prefix.translate(ESCAPES)}" [^\\x00]*'


class Remainder:
    """Of a stream of text that begins with a known prefix, what follows it."""

    def __init__(self, prefix: str) -> None:
        self._left = len(prefix)

    def of(self, delta: TextDelta) -> TextDelta | None:
        text = delta.text[self._left :]
        self._left -= min(self._left, len(delta.text))
        return TextDelta(text, delta.tokens) if text else None
