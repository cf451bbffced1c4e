"""A run as numbers, as Markdown and as a page."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from statistics import median

from inference.evaluation.answering import Answer
from inference.evaluation.grading import Grade
from inference.evaluation.shares import interval
from inference.evaluation.task import Task

LANGUAGES = {"en": "English", "zh": "Chinese"}
MOST_FAILURES = 200  # listed
MOST_NAMED = 3  # models in a heading


@dataclass(frozen=True, slots=True)
class Group:
    """Tasks that have something in common."""

    name: str
    passed: int
    total: int
    low: float  # of the 95 % interval
    high: float

    @property
    def share(self) -> float:
        return self.passed / self.total if self.total else 0.0


@dataclass(frozen=True, slots=True)
class Report:
    models: tuple[str, ...]
    groups: tuple[Group, ...]  # the last one is all
    checks: tuple[Group, ...]
    failures: tuple[tuple[str, str, str], ...]  # task, check, problem
    seconds: float  # median of an answer
    first_token: float
    first_paint: float
    tokens_per_second: float  # of one answer, median
    prompt_tokens: int
    completion_tokens: int
    cost: float  # in the currency of the price; 0 where no price is given

    @property
    def model(self) -> str:
        """As a heading."""
        if len(self.models) > MOST_NAMED:
            return f"{len(self.models)} models"
        return ", ".join(self.models) or "an unknown model"

    def as_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, indent=2) + "\n"


def report(
    tasks: Sequence[Task],
    answers: Mapping[str, Answer],
    grades: Mapping[str, Grade],
    *,
    price: tuple[float, float] = (0.0, 0.0),
) -> Report:
    """`price` of a million tokens of prompts and of answers."""
    graded = [task for task in tasks if task.name in grades and task.name in answers]
    written = [answers[task.name] for task in graded]
    prompts = sum(answer.prompt_tokens for answer in written)
    completions = sum(answer.completion_tokens for answer in written)
    paints = [paint for task in graded if (paint := grades[task.name].first_paint) is not None]
    return Report(
        models=tuple(sorted({answer.model for answer in written if answer.model})),
        groups=_groups(graded, grades),
        checks=_checks(grades[task.name] for task in graded),
        failures=_failures(grades[task.name] for task in graded),
        seconds=_median(answer.seconds for answer in written),
        first_token=_median(answer.first_token for answer in written),
        first_paint=_median(paints),
        tokens_per_second=_median(
            answer.completion_tokens / answer.seconds for answer in written if answer.seconds
        ),
        prompt_tokens=prompts,
        completion_tokens=completions,
        cost=(prompts * price[0] + completions * price[1]) / 1e6,
    )


def markdown(report: Report) -> str:
    lines = [f"# Evaluation of {report.model}", "", "| tasks | passed | share | 95 % interval |"]
    lines += ["|---|---|---|---|", *map(_row, report.groups), ""]
    lines += ["| check | passed | share | 95 % interval |", "|---|---|---|---|"]
    lines += [*map(_row, report.checks), ""]
    if measures := _measures(report):
        lines += [*measures, ""]
    if report.failures:
        lines += ["## What is wrong", ""]
        lines += [f"- {task}: {check}: {problem}" for task, check, problem in report.failures]
    return "\n".join(lines) + "\n"


def _groups(tasks: Sequence[Task], grades: Mapping[str, Grade]) -> tuple[Group, ...]:
    members: dict[str, list[bool]] = defaultdict(list)
    for task in tasks:
        for name in (task.category, LANGUAGES[task.language]):
            members[name].append(grades[task.name].passed)
    everything = [grades[task.name].passed for task in tasks]
    return (*(_group(name, members[name]) for name in members), _group("all", everything))


def _checks(grades: Iterable[Grade]) -> tuple[Group, ...]:
    results: dict[str, list[bool]] = defaultdict(list)
    for grade in grades:
        for check, problem in grade.problems.items():
            results[check.partition(" (")[0]].append(not problem)
    return tuple(_group(name, values) for name, values in results.items())


def _group(name: str, values: Sequence[bool]) -> Group:
    return Group(name, sum(values), len(values), *interval(sum(values), len(values)))


def _failures(grades: Iterable[Grade]) -> tuple[tuple[str, str, str], ...]:
    found = [
        (grade.task, check, problem)
        for grade in grades
        for check, problem in grade.problems.items()
        if problem
    ]
    return tuple(found[:MOST_FAILURES])


def _median(values: Iterable[float]) -> float:
    listed = list(values)
    return round(median(listed), 3) if listed else 0.0


def _row(group: Group) -> str:
    return (
        f"| {group.name} | {group.passed} of {group.total} | {group.share:.1%} "
        f"| {group.low:.1%} to {group.high:.1%} |"
    )


def _measures(report: Report) -> list[str]:
    """What was measured; stored answers tell nothing of it."""
    lines = []
    if report.seconds:
        lines.append(
            f"Median of an answer: first token {report.first_token:.2f} s, first paint "
            f"{report.first_paint:.2f} s, whole {report.seconds:.1f} s, "
            f"{report.tokens_per_second:.0f} tokens/s."
        )
    if report.completion_tokens:
        cost = f"; cost {report.cost:.2f}." if report.cost else "."
        lines.append(
            f"Tokens: {report.prompt_tokens:,} of prompts, "
            f"{report.completion_tokens:,} of answers{cost}"
        )
    return lines
