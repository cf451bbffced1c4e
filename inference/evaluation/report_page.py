"""The report as one HTML page, with a picture of every answer."""

from collections.abc import Mapping, Sequence
from html import escape

from inference.evaluation.grading import Grade
from inference.evaluation.report import Group, Report
from inference.evaluation.task import Task

STYLE = """\
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
body { max-width: 72rem; margin: 2rem auto; padding: 0 1rem }
table { border-collapse: collapse; margin: 1rem 0 }
td, th { padding: .25rem 1rem .25rem 0; text-align: start; font-variant-numeric: tabular-nums }
.bar { position: relative; width: 16rem; height: .5rem; border-radius: 1rem; background: #8883 }
.bar i { position: absolute; inset-block: 0; border-radius: 1rem; background: #8886 }
.bar b { position: absolute; inset-block: -.2rem; width: 3px; background: currentColor }
.tasks { display: grid; gap: 1.5rem; grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr)); padding: 0; list-style: none }
.tasks img { width: 100%; aspect-ratio: 8 / 5; object-fit: cover; border-radius: .5rem; background: #8882 }
.tasks p { margin: .25rem 0 }
.wrong { color: light-dark(#a11, #f99) }
"""  # noqa: E501


def page(report: Report, tasks: Sequence[Task], grades: Mapping[str, Grade]) -> str:
    """Refers to the pictures beside it, in `shots/`."""
    cards = "".join(_card(task, grades[task.name]) for task in tasks if task.name in grades)
    title = f"Evaluation of {escape(report.model)}"
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width">\n<title>{title}</title>\n'
        f"<style>\n{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n"
        f"{_table('Tasks', report.groups)}{_table('Check', report.checks)}"
        f"<p>Median: first token {report.first_token:.2f} s, first paint {report.first_paint:.2f} s, "
        f"whole answer {report.seconds:.1f} s, {report.tokens_per_second:.0f} tokens/s. "
        f"{report.completion_tokens:,} tokens of answers.</p>\n"
        f'<ul class="tasks">\n{cards}</ul>\n</body>\n</html>\n'
    )


def _table(heading: str, groups: Sequence[Group]) -> str:
    rows = "".join(_row(group) for group in groups)
    return f"<table>\n<tr><th>{heading}</th><th>passed</th><th>95 %</th></tr>\n{rows}</table>\n"


def _row(group: Group) -> str:
    share = group.passed / group.total if group.total else 0.0
    bar = (
        f'<div class="bar"><i style="left:{group.low:.1%};right:{1 - group.high:.1%}"></i>'
        f'<b style="left:{share:.1%}"></b></div>'
    )
    return (
        f"<tr><th>{escape(group.name)}</th><td>{group.passed} of {group.total}</td>"
        f"<td>{bar}</td></tr>\n"
    )


def _card(task: Task, grade: Grade) -> str:
    wrong = [f"{check}: {problem}" for check, problem in grade.problems.items() if problem]
    shown = "".join(f'<p class="wrong">{escape(line)}</p>' for line in wrong) or "<p>passed</p>"
    picture = (
        f'<img src="shots/{escape(grade.screenshot)}" loading="lazy" alt="">'
        if grade.screenshot
        else ""
    )
    return (
        f'<li>{picture}<p><strong lang="{task.language}">{escape(task.sentence)}</strong></p>'
        f"<p>{escape(task.name)}</p>{shown}</li>\n"
    )
