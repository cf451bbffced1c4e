"""A run: answers first, then grades; what a folder holds already is not done again."""

import asyncio
import os
import shutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from inference.engines.base import Engine
from inference.evaluation import records
from inference.evaluation.answering import Answer, answer, conversation_of
from inference.evaluation.grading import Grade, Prepare, grade
from inference.evaluation.task import Task

Tell = Callable[[str], None]
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = ("--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking")


class NoBrowser(Exception):
    """There is no Chromium, or no Playwright to drive it."""


@dataclass(frozen=True, slots=True)
class Run:
    folder: Path

    @property
    def answers(self) -> Path:
        return self.folder / "answers.jsonl"

    @property
    def grades(self) -> Path:
        return self.folder / "grades.jsonl"

    @property
    def shots(self) -> Path:
        return self.folder / "shots"


async def collect_answers(
    run: Run, tasks: Sequence[Task], engine: Engine, tell: Tell, *,
    parallel: int, seed: int, max_tokens: int,
) -> None:  # fmt: skip
    """Ask what has not been answered yet, was answered by another model or to another prompt, or
    ended in an error."""
    had = records.answers_in(run.answers)
    left = [task for task in tasks if not _is_answered(task, had.get(task.name), engine)]
    places, done = asyncio.Semaphore(parallel), len(tasks) - len(left)

    async def one(task: Task) -> None:
        nonlocal done
        async with places:
            written = await answer(task, engine, seed=seed, max_tokens=max_tokens)
        records.append(run.answers, written.as_json())
        done += 1
        how = written.error or f"{written.completion_tokens} tokens in {written.seconds:.1f} s"
        tell(f"answered {done} of {len(tasks)}  {task.name}: {how}")

    await asyncio.gather(*map(one, left))


async def collect_grades(
    run: Run, tasks: Iterable[Task], prepare: Prepare, tell: Tell, *, parallel: int
) -> None:
    """Grade the answers that have no grade, or one of an earlier answer."""
    answers, had = records.answers_in(run.answers), records.grades_in(run.grades)
    graded = {name for name, grade in had.items() if grade.answer == _fingerprint(answers, name)}
    left = [task for task in tasks if task.name in answers and task.name not in graded]
    run.shots.mkdir(exist_ok=True)
    waiting = iter(left)
    done = 0

    async def one_browser() -> None:
        nonlocal done
        for task in waiting:
            graded = await graded_in_own_browser(task, answers[task.name], prepare, run.shots)
            records.append(run.grades, graded.as_json())
            done += 1
            wrong = graded.first_problem or "passed"
            tell(f"graded {done} of {len(left)}  {task.name}: {wrong}")

    await asyncio.gather(*(one_browser() for _ in range(parallel)))


async def graded_in_own_browser(
    task: Task, written: Answer, prepare: Prepare, shots: Path | None = None
) -> Grade:
    """A browser for each page: one that hangs, hangs alone, and dies with it. Raises NoBrowser."""
    try:
        from playwright.async_api import async_playwright
    except ModuleNotFoundError as error:
        raise NoBrowser("Grading needs Playwright: pip install playwright") from error

    path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if path is None:
        raise NoBrowser(f"Grading needs Chromium: none of {', '.join(BROWSERS)} is installed.")
    sandboxless = ("--no-sandbox",) if os.geteuid() == 0 else ()
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=path, args=[*ARGUMENTS, *sandboxless]
        )
        try:
            return await grade(task, written, browser, prepare, shots)
        finally:
            await browser.close()


def _is_answered(task: Task, found: Answer | None, engine: Engine) -> bool:
    return (
        found is not None
        and not found.error
        and found.sentence == task.sentence
        and found.model == engine.model.name
        and found.prompt_name == conversation_of(task, engine).prompt_name
    )


def _fingerprint(answers: dict[str, Answer], name: str) -> str:
    return answers[name].fingerprint if name in answers else ""
