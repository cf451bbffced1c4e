"""What is asked, and what has to be true of the page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, Protocol

from inference.artifact_format.outcome import Outcome

if TYPE_CHECKING:
    from inference.evaluation.opened import OpenedPage

Language = Literal["en", "zh"]


class StaticCheck(Protocol):
    """A property of the answer that needs no browser."""

    @property
    def name(self) -> str: ...

    def problem(self, task: Task, outcome: Outcome) -> str:
        """What is wrong, in a few words; empty where nothing is."""


class BrowserCheck(Protocol):
    """A property of the page that Chromium shows."""

    @property
    def name(self) -> str: ...

    async def problem(self, page: OpenedPage) -> str:
        """As with a StaticCheck."""


@dataclass(frozen=True, slots=True)
class Task:
    name: str  # "charts/fruit": category and a word, the same from run to run
    language: Language
    sentence: str
    checks: tuple[BrowserCheck, ...] = ()
    base: Mapping[str, str] = field(default_factory=dict)  # the files to be changed

    @property
    def category(self) -> str:
        return self.name.partition("/")[0]
