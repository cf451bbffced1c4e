"""`manage.py evaluate`: how good are the pages of the engine that is configured?"""

import asyncio
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from artifacts_app.generation.process import engine_settings
from artifacts_app.rendering.single_file import single_file
from inference.engines.selection import create_engine
from inference.errors import EngineError
from inference.evaluation import comparison, records, report, report_page
from inference.evaluation.run import NoBrowser, Run, collect_answers, collect_grades
from inference.evaluation.suite import TASKS
from inference.evaluation.task import Task


class Command(BaseCommand):
    help = (
        "Put the suite of tasks to the configured engine, open its pages in Chromium and report. "
        "A run that was broken off goes on where it was."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--run", default="latest", help="name of its folder")
        parser.add_argument(
            "--tasks", nargs="+", default=[], help="names or categories: games charts/en-fruit"
        )
        parser.add_argument("--parallel", type=int, default=4, help="sentences at once")
        parser.add_argument("--browsers", type=int, default=2, help="pages at once")
        parser.add_argument("--seed", type=int, default=0, help="of the engine's sampling")
        parser.add_argument(
            "--answers",
            type=Path,
            help="grade these instead: JSON lines with prompt and raw_output",
        )
        parser.add_argument("--regrade", action="store_true", help="check the stored answers anew")
        parser.add_argument(
            "--price",
            nargs=2,
            type=float,
            default=(0.0, 0.0),
            metavar=("IN", "OUT"),
            help="of a million tokens of prompts and of answers",
        )
        parser.add_argument("--compare", nargs=2, metavar="RUN", help="two runs, without a new one")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["compare"]:
            self._compare(*options["compare"])
            return
        for name in ("parallel", "browsers"):
            if options[name] < 1:
                raise CommandError(f"--{name} must be at least 1.")
        run = Run(_folder(options["run"]))
        run.folder.mkdir(parents=True, exist_ok=True)
        if options["regrade"]:
            run.grades.unlink(missing_ok=True)
        try:
            asyncio.run(self._evaluate(run, options))
        except (EngineError, NoBrowser, ValueError) as error:
            raise CommandError(str(error)) from error

    async def _evaluate(self, run: Run, options: dict[str, Any]) -> None:
        if options["answers"]:
            tasks = _stored(run, options["answers"])
        else:
            tasks = _chosen(options["tasks"])
            await self._ask(run, tasks, options)
        await collect_grades(run, tasks, single_file, self._tell, parallel=options["browsers"])
        self._report(run, tasks, options)

    async def _ask(self, run: Run, tasks: list[Task], options: dict[str, Any]) -> None:
        engine = create_engine(engine_settings())
        await engine.start()
        try:
            await collect_answers(
                run, tasks, engine, self._tell, parallel=options["parallel"],
                seed=options["seed"], max_tokens=settings.MAX_ANSWER_TOKENS,
            )  # fmt: skip
        finally:
            await engine.close()

    def _report(self, run: Run, tasks: list[Task], options: dict[str, Any]) -> None:
        answers, grades = records.answers_in(run.answers), records.grades_in(run.grades)
        found = report.report(tasks, answers, grades, price=tuple(options["price"]))
        text = report.markdown(found)
        (run.folder / "report.md").write_text(text, encoding="utf-8")
        (run.folder / "report.json").write_text(found.as_json(), encoding="utf-8")
        page = report_page.page(found, tasks, grades)
        (run.folder / "report.html").write_text(page, encoding="utf-8")
        self.stdout.write(text)
        self.stdout.write(f"{run.folder / 'report.html'} shows every page.")

    def _compare(self, before: str, after: str) -> None:
        runs = [Run(_folder(name)) for name in (before, after)]
        grades = [records.grades_in(run.grades) for run in runs]
        for name, found in zip((before, after), grades, strict=True):
            if not found:
                raise CommandError(f"There is no run {name!r} in {_folder('')}.")
        compared = comparison.compare((before, after), *grades)
        self.stdout.write(comparison.markdown(compared))
        path = runs[1].folder / f"against-{before}.html"
        page = report_page.comparison_page(compared, (f"../{before}/shots", "shots"))
        path.write_text(page, encoding="utf-8")
        self.stdout.write(f"{path} shows what has changed.")

    def _tell(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()


def _folder(name: str) -> Path:
    if Path(name).name != name:
        raise CommandError(f"A run is named by one word, not {name!r}.")
    return Path(settings.VAR_DIR) / "evaluation" / name


def _chosen(names: list[str]) -> list[Task]:
    unknown = [name for name in names if not any(_is_meant(name, task) for task in TASKS)]
    if unknown:
        categories = ", ".join(sorted({task.category for task in TASKS}))
        raise CommandError(f"No task is called {unknown[0]!r}. There are {categories}.")
    return [task for task in TASKS if not names or any(_is_meant(name, task) for name in names)]


def _is_meant(name: str, task: Task) -> bool:
    return name in {task.name, task.category}


def _stored(run: Run, path: Path) -> list[Task]:
    if not path.is_file():
        raise CommandError(f"There is no file {path}.")
    found = records.stored(path)
    had = records.answers_in(run.answers)
    for task, answer in found:
        if had.get(task.name) != answer:
            records.append(run.answers, answer.as_json())
    return [task for task, _ in found]
