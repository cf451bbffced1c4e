from datetime import datetime
from typing import Literal

from ninja import Schema
from pydantic import Field

from artifacts_app.views.api.schemas.fields import MAX_NUMBER


class VersionPair(Schema):
    old: int = Field(alias="from", ge=0, le=MAX_NUMBER)
    new: int = Field(alias="to", ge=0, le=MAX_NUMBER)


class VersionOut(Schema):
    number: int
    created: datetime
    origin: str
    summary: str


class MakingOut(Schema):
    base: dict[str, str]  # the files that the edits began with
    files: dict[str, str]
    languages: dict[str, str]
    # [milliseconds, path]: begun; [milliseconds, path, characters]: written on;
    # [milliseconds, path, start, end, text]: an edit. Characters are code points.
    steps: list[list[int | str]]


class FindingsOut(Schema):
    empty: bool  # nothing can be seen
    frozen: bool  # it stopped answering
    errors: list[str]


class FilmOut(Schema):
    """How far the film of a version is; `film.gif` beside it once it is ready."""

    status: Literal["ready", "making", "failed", "none"]
    done: float  # 0 to 1


class NextStepsOut(Schema):
    title: str  # of the artifact, which may be new
    steps: list[str]  # up to three sentences to send


class VersionWithFiles(VersionOut):
    files: dict[str, str]


class VersionPageOut(Schema):
    items: list[VersionOut]
    next: str | None


class PageOut(Schema):
    html: str


class DiffOut(Schema):
    files: dict[str, str]  # path → unified diff
