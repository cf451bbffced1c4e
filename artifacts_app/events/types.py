"""The protocol of the WebSocket: everything that the server may say, in one place.

Each event also carries `id` (its cursor) and `generation`. The browser's counterpart is
`static/js/models/generation-session.js`; a test holds that it knows every type.
"""

from typing import Literal, NotRequired, TypedDict


class Usage(TypedDict):
    prompt_tokens: int
    completion_tokens: int


class Snapshot(TypedDict):
    """The state as the database has it: sent where the log no longer reaches back far enough."""

    type: Literal["snapshot"]
    status: str
    title: str
    version: int | None
    files: dict[str, str]
    code: NotRequired[str]
    message: NotRequired[str]


class Queued(TypedDict):
    type: Literal["queued"]
    position: int  # 1 is next
    expected_seconds: NotRequired[int]  # until it is this one's turn


class Started(TypedDict):
    type: Literal["started"]
    model: str


class Prose(TypedDict):
    type: Literal["prose"]
    text: str


class FileOpened(TypedDict):
    """A second one of the same path starts that file anew."""

    type: Literal["file_opened"]
    path: str
    language: str


class FileAppended(TypedDict):
    type: Literal["file_appended"]
    path: str
    text: str
    tokens: NotRequired[int]  # written so far in this generation, for the rate that is shown


class FilePatched(TypedDict):
    """`text` replaces the code points `start` to `end` (exclusive)."""

    type: Literal["file_patched"]
    path: str
    start: int
    end: int
    text: str


class FileClosed(TypedDict):
    type: Literal["file_closed"]
    path: str


class Finished(TypedDict):
    type: Literal["finished"]
    version: int | None  # None: there was nothing to show in the answer
    title: str
    usage: Usage
    seconds: float
    truncated: bool  # the answer was cut at the token limit


class Failed(TypedDict):
    type: Literal["failed"]
    code: str
    message: str
    retryable: bool
    version: NotRequired[int | None]  # what had been written until then


class Cancelled(TypedDict):
    type: Literal["cancelled"]
    version: int | None


class Resumed(TypedDict):
    """Another worker took over and goes on where the log ends."""

    type: Literal["resumed"]
    attempt: int


Event = (
    Snapshot
    | Queued
    | Started
    | Prose
    | FileOpened
    | FileAppended
    | FilePatched
    | FileClosed
    | Finished
    | Failed
    | Cancelled
    | Resumed
)
EVENT_TYPES = (
    "snapshot",
    "queued",
    "started",
    "prose",
    "file_opened",
    "file_appended",
    "file_patched",
    "file_closed",
    "finished",
    "failed",
    "cancelled",
    "resumed",
)
ENDINGS = ("finished", "failed", "cancelled")
