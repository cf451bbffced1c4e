"""The tasks, all written for this project."""

from inference.evaluation.suite import charts, edits, games, simulations, tools, websites
from inference.evaluation.task import Task

TASKS: tuple[Task, ...] = (
    *websites.TASKS,
    *games.TASKS,
    *charts.TASKS,
    *simulations.TASKS,
    *tools.TASKS,
    *edits.TASKS,
)
