from dataclasses import dataclass, field
from typing import Literal

from inference.artifact_format.kinds import Kind

Note = Literal[
    "reasoning_only",  # the model thought until its end: there is nothing to show
    "page_from_reasoning",  # the only page stood in reasoning that never ended
    "earlier_kept",  # only a part of a file came again after it, so the first one counts
    "excerpts_left_out",  # code that explains the page and is no part of it
    "no_app",  # code without anything to look at: it is in the prose
    "unused_files_dropped",  # files that the page written anew does not load any more
    "edit_at_nearest_place",  # an edit did not match exactly
    "edit_without_end",  # an edit was complete but for its last line
]


@dataclass(frozen=True, slots=True)
class Elision:
    """A place where the model left code out instead of writing it."""

    path: str
    line: int  # 1 is the first
    text: str


@dataclass(frozen=True, slots=True)
class FailedEdit:
    """An edit that changed nothing."""

    path: str  # empty where not even the file is known
    search: str  # what was to be replaced
    reason: str  # a sentence


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an answer came to.

    `files` is the whole new version: the files there were before, changed as the answer says. It
    is empty where the answer makes and changes nothing.
    """

    files: dict[str, str] = field(default_factory=dict)
    prose: str = ""
    kind: Kind = "none"
    truncated: bool = False  # the answer ends inside a file
    elisions: tuple[Elision, ...] = ()
    failed_edits: tuple[FailedEdit, ...] = ()
    notes: tuple[Note, ...] = ()
