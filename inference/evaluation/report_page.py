"""The report as one HTML page, with a picture of every answer."""

from collections.abc import Mapping, Sequence
from html import escape

from inference.evaluation.comparison import Comparison
from inference.evaluation.grading import Grade
from inference.evaluation.report import MOST_NAMED, Group, Report
from inference.evaluation.report_style import STYLE
from inference.evaluation.task import Task

LONGEST_SENTENCE = 400  # characters; sentences from elsewhere may be whole pages
FILTERS = (("all", "All"), ("wrong", "With a problem"), ("passed", "Passed"))


def page(report: Report, tasks: Sequence[Task], grades: Mapping[str, Grade]) -> str:
    """Refers to the pictures beside it, in `shots/`."""
    everything = report.groups[-1]
    cards = "".join(_card(task, grades[task.name]) for task in tasks if task.name in grades)
    return _document(
        f"Evaluation of {report.model}",
        f'<p class="over">Evaluation of {everything.total} tasks</p>\n'
        f"<h1>{escape(report.model)}</h1>\n{_named(report)}{_numbers(report)}"
        f'<div class="tables">\n{_table("Tasks", report.groups)}'
        f"{_table('Checks', report.checks)}</div>\n"
        f'<h2>Pages</h2>\n{_filter(everything)}<ul class="tasks">\n{cards}</ul>\n',
    )


def comparison_page(found: Comparison, folders: tuple[str, str]) -> str:
    """Two runs; `folders` lead to their pictures."""
    share, low, high = found.difference
    return _document(
        f"{found.names[1]} against {found.names[0]}",
        f'<p class="over">Comparison of two runs, by the {found.total} tasks of both</p>\n'
        f"<h1>{escape(found.names[1])} against {escape(found.names[0])}</h1>\n"
        '<div class="numbers">\n'
        + _number(f"{found.passed[0]} of {found.total}", "passed before")
        + _number(f"{found.passed[1]} of {found.total}", "passed after")
        + _number(f"{share:+.1%}", f"difference; 95 % interval {low:+.1%} to {high:+.1%}")
        + _number(f"{found.chance:.3f}", "p: how likely that is if nothing has changed (McNemar)")
        + "</div>\n"
        + _pairs("Passes now", found.gained, found, folders)
        + _pairs("Passes no longer", found.lost, found, folders),
    )


def _document(title: str, body: str) -> str:
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width">\n<title>{escape(title)}</title>\n'
        f"<style>\n{STYLE}</style>\n</head>\n<body>\n{body}</body>\n</html>\n"
    )


def _named(report: Report) -> str:
    """The models that are too many for the heading."""
    if len(report.models) <= MOST_NAMED:
        return ""
    return f'<p class="models">{escape(", ".join(report.models))}</p>\n'


def _numbers(report: Report) -> str:
    everything = report.groups[-1]
    low, high = f"{everything.low:.0%}", f"{everything.high:.0%}"
    numbers = [_number(f"{everything.share:.0%}", f"passed; 95 % interval {low} to {high}")]
    if report.first_paint:
        numbers.append(_number(f"{report.first_paint:.1f} s", "to the first paint, median"))
    if report.seconds:
        numbers.append(_number(f"{report.seconds:.1f} s", "for a whole answer, median"))
        numbers.append(_number(f"{report.tokens_per_second:.0f}", "tokens a second, median"))
    if report.completion_tokens:
        numbers.append(_number(f"{report.completion_tokens:,}", "tokens of answers"))
    if report.cost:
        numbers.append(_number(f"{report.cost:.2f}", "cost, at the price given"))
    return f'<div class="numbers">\n{"".join(numbers)}</div>\n'


def _number(value: str, meaning: str) -> str:
    return f"<div><b>{value}</b>{meaning}</div>\n"


def _table(heading: str, groups: Sequence[Group]) -> str:
    rows = "".join(map(_row, groups))
    return (
        f'<section>\n<h2>{heading}</h2>\n<table>\n<thead><tr><td><td class="count">passed'
        f'<td class="share">share<td>95 % interval</tr></thead>\n<tbody>\n{rows}</tbody>\n'
        "</table>\n</section>\n"
    )


def _row(group: Group) -> str:
    bar = (
        f'<div class="bar" title="{group.low:.1%} to {group.high:.1%}">'
        f'<i style="left:{group.low:.1%};right:{1 - group.high:.1%}"></i>'
        f'<b style="left:{group.share:.1%}"></b></div>'
    )
    kind = ' class="all"' if group.name == "all" else ""
    return (
        f'<tr{kind}><th scope="row">{escape(group.name)}</th>'
        f'<td class="count">{group.passed} of {group.total}</td>'
        f'<td class="share">{group.share:.0%}</td><td>{bar}</td></tr>\n'
    )


def _filter(everything: Group) -> str:
    counts = (everything.total, everything.total - everything.passed, everything.passed)
    choices = "".join(
        f'<label><input type="radio" name="shown" value="{value}"'
        f"{' checked' if value == 'all' else ''}> {label} ({count})</label>\n"
        for (value, label), count in zip(FILTERS, counts, strict=True)
    )
    return f'<fieldset class="filter" aria-label="Pages shown">\n{choices}</fieldset>\n'


def _card(task: Task, grade: Grade) -> str:
    wrong = [f"{check}: {problem}" for check, problem in grade.problems.items() if problem]
    listed = "".join(f"<li>{escape(line)}</li>" for line in wrong)
    shown = f'<ul class="problems">{listed}</ul>' if wrong else '<p class="fine">passed</p>'
    sentence = escape(task.sentence[:LONGEST_SENTENCE])
    return (
        f'<li class="{"passed" if grade.passed else "wrong"}">{_shot(grade, "shots")}\n'
        f'<p class="sentence" lang="{task.language}">{sentence}</p>\n'
        f'<p class="name">{escape(task.name)}</p>{shown}</li>\n'
    )


def _shot(grade: Grade, folder: str) -> str:
    if not grade.screenshot:
        return '<div class="shot">no picture</div>'
    path = escape(f"{folder}/{grade.screenshot}")
    return (
        f'<a class="shot" href="{path}" aria-label="Picture of {escape(grade.task)}">'
        f'<img src="{path}" loading="lazy" alt=""></a>'
    )


def _pairs(heading: str, tasks: Sequence[str], found: Comparison, folders: tuple[str, str]) -> str:
    if not tasks:
        return f'<h2>{heading}</h2>\n<p class="plain">No task.</p>\n'
    pairs = "".join(_pair(task, found, folders) for task in tasks)
    return f'<h2>{heading} ({len(tasks)})</h2>\n<ul class="tasks">\n{pairs}</ul>\n'


def _pair(task: str, found: Comparison, folders: tuple[str, str]) -> str:
    runs = (found.before[task], found.after[task])
    shots = "".join(_shot(grade, folder) for grade, folder in zip(runs, folders, strict=True))
    wrong = next(grade.first_problem for grade in runs if not grade.passed)
    return (
        f'<li><div class="shots">{shots}</div><p class="sentence">{escape(task)}</p>'
        f'<ul class="problems"><li>{escape(wrong)}</li></ul></li>\n'
    )
