"""The seam between the readers of an answer's parts: each takes text and says who goes on."""

from dataclasses import dataclass
from typing import Literal, Protocol

from inference.artifact_format.fences import Fence
from inference.artifact_format.line_buffer import LineBuffer


@dataclass(frozen=True, slots=True)
class Prose:
    """`swallow`: a bare fence that closes a block already closed is expected, and is no text."""

    swallow: Literal["no", "next_line", "any_line"] = "no"


@dataclass(frozen=True, slots=True)
class BlockBegins:
    fence: Fence


@dataclass(frozen=True, slots=True)
class FileInBlock:
    """The draft's file has been opened and stands in a block."""

    fence: Fence


@dataclass(frozen=True, slots=True)
class CodeInProse:
    fence: Fence


@dataclass(frozen=True, slots=True)
class PageWithoutFence:
    """The draft's file has been opened and stands in the prose."""


@dataclass(frozen=True, slots=True)
class Edits:
    """Search/replace edits, in a block or, with no fence, in the prose."""

    fence: Fence | None


Part = Prose | BlockBegins | FileInBlock | CodeInProse | PageWithoutFence | Edits


class Wait:
    """More text is needed to decide."""


class GoOn:
    """The same reader takes what follows."""


WAIT, GO_ON = Wait(), GoOn()
Step = Part | Wait | GoOn


class Reader(Protocol):
    in_code: bool  # what looks like a template token here may well be part of the code

    def advance(self, buffer: LineBuffer, final: bool) -> Step:
        """Take text from the buffer, which is not empty. With `final` no more will come.

        Each call takes some text, names another reader, or waits; with `final` none waits.
        """

    def end(self) -> None:
        """The answer has ended here."""
