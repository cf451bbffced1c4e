"""Every check of a task on one answer."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inference.artifact_format.events import FileAppended, FileOpened
from inference.artifact_format.outcome import Outcome
from inference.artifact_format.page import page_of
from inference.artifact_format.parser import ArtifactParser
from inference.evaluation import browser_checks, static_checks
from inference.evaluation.answering import Answer
from inference.evaluation.opened import OpenedPage
from inference.evaluation.task import BrowserCheck, Task

if TYPE_CHECKING:
    from playwright.async_api import Browser

Prepare = Callable[[str], str]  # a page with its libraries inside it
CHECK_LIMIT = 60  # seconds for one check; a page whose script never ends does not get past it
PAINTS = re.compile(r"<body\b[^<>]*>\s*(?:<[^<>]*>\s*)*[^<\s]|<(?:canvas|svg|img|input)\b", re.I)


@dataclass(frozen=True, slots=True)
class Grade:
    task: str
    problems: dict[str, str] = field(default_factory=dict)  # check → what is wrong, or ""
    first_paint: float | None = None  # seconds until there was something to see
    screenshot: str = ""
    answer: str = ""  # the fingerprint of the answer that was graded

    @property
    def passed(self) -> bool:
        return bool(self.problems) and not any(self.problems.values())

    @property
    def first_problem(self) -> str:
        return next(filter(None, self.problems.values()), "")

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


async def grade(
    task: Task, answer: Answer, browser: Browser, prepare: Prepare, shots: Path | None = None
) -> Grade:
    outcome, painted = read(task, answer)
    problems = {"answers": answer.error}
    for check in static_checks.ALWAYS:
        problems[check.name] = check.problem(task, outcome)
    screenshot = ""
    if outcome.files:
        page = OpenedPage(browser, prepare(page_of(outcome.files)))
        try:
            await _look(task, page, problems)
            screenshot = await _shoot(task, page, shots)
        finally:
            await page.close()
    return Grade(task.name, problems, painted, screenshot, answer.fingerprint)


async def _look(task: Task, page: OpenedPage, problems: dict[str, str]) -> None:
    seen: dict[str, int] = {}
    for check in (*browser_checks.ALWAYS, *task.checks):
        seen[check.name] = seen.get(check.name, 0) + 1
        name = check.name if seen[check.name] == 1 else f"{check.name} ({seen[check.name]})"
        problems[name] = await problem_of(check, page)


async def problem_of(check: BrowserCheck, page: OpenedPage) -> str:
    from playwright.async_api import Error

    try:
        async with asyncio.timeout(CHECK_LIMIT):
            return await check.problem(page)
    except TimeoutError:
        return "the page does not answer"
    except Error as error:
        return f"the page cannot be looked at: {error.message.splitlines()[0][:120]}"


async def _shoot(task: Task, page: OpenedPage, shots: Path | None) -> str:
    from playwright.async_api import Error

    if shots is None:
        return ""
    path = shots / f"{task.name.replace('/', '-')}.png"
    try:
        await (await page.first()).screenshot(path=path, timeout=5000)
    except Error:
        return ""  # of a page that does not answer, which its checks say
    return path.name


def read(task: Task, answer: Answer) -> tuple[Outcome, float | None]:
    """What the answer comes to, and after how many seconds it had something to show."""
    parser = ArtifactParser(task.base)
    page, painted, start = "", None, 0
    for _, end in answer.marks or ((0.0, len(answer.text)),):
        for event in parser.feed(answer.text[start:end]):
            if isinstance(event, FileOpened):
                page = ""
            elif isinstance(event, FileAppended) and painted is None:
                page += event.text
        if painted is None and PAINTS.search(page):
            painted = answer.seconds_until(end)
        start = max(start, end)
    parser.feed(answer.text[start:])
    parser.close()
    return parser.outcome, painted
