"""The lines of three or more backticks or tildes around a block."""

import re
from dataclasses import dataclass

_INFO = r"[^`\n]{0,200}"  # what is longer is no information about a block
_BEFORE = r"[ \t]{0,12}(?:(?:[-*+>]|\d{1,2}[.)])[ \t]+){0,3}"
_MARKS = r"(?:`{3,64}|~{3,64})"
_OPENING = re.compile(rf"{_BEFORE}({_MARKS})({_INFO})")
_MAY_OPEN = re.compile(rf"{_BEFORE}(?:[-*+>]|\d{{1,2}}[.)]?|`{{1,2}}|~{{1,2}}|{_MARKS}{_INFO})?")
_BEFORE_CLOSING = r"[ \t]{0,12}(?:>[ \t]{0,12})?"
_CLOSING = re.compile(rf"{_BEFORE_CLOSING}({_MARKS})[ \t]{{0,64}}")
_MAY_CLOSE = re.compile(rf"{_BEFORE_CLOSING}(`{{0,64}}|~{{0,64}})[ \t]{{0,64}}\r?")


@dataclass(frozen=True, slots=True)
class Fence:
    marks: str  # "```"
    info: str  # what follows them: "html index.html"

    def is_closed_by(self, line: str) -> bool:
        closing = _CLOSING.fullmatch(line.rstrip("\r\n"))
        return closing is not None and closing.group(1).startswith(self.marks)

    def may_be_closed_by(self, beginning: str) -> bool:
        """Whether a line that begins so may turn out to close the block."""
        closing = _MAY_CLOSE.fullmatch(beginning)
        if closing is None:
            return False
        marks = closing.group(1)
        return marks.startswith(self.marks) or self.marks.startswith(marks)


def opened_by(line: str) -> Fence | None:
    opening = _OPENING.fullmatch(line.rstrip("\r\n"))
    return Fence(opening.group(1), opening.group(2).strip()) if opening else None


def may_open(beginning: str) -> bool:
    """Whether a line that begins so may turn out to open a block."""
    return _MAY_OPEN.fullmatch(beginning.removesuffix("\r")) is not None
