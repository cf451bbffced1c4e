"""JSON: a list of records is a table, everything else is told by its shape."""

import json
from typing import Any

from inference.data.problems import Unreadable
from inference.data.tables import MOST_COLUMNS, Table

MOST_KEYS = 12  # of an object that are named
DEEPEST = 3
LONGEST_SHAPE = 1_500  # characters


def read(text: str) -> Any:
    """Raises Unreadable."""
    try:
        return json.loads(text, parse_constant=_refused)
    except json.JSONDecodeError as error:
        raise Unreadable(
            "The file is not valid JSON (line %(line)d, column %(column)d: %(problem)s).",
            line=error.lineno,
            column=error.colno,
            problem=error.msg,
        ) from error
    except ValueError as error:  # a number of thousands of digits, or none at all
        raise Unreadable("The file holds a number that pages cannot read.") from error
    except RecursionError as error:
        raise Unreadable("The JSON is nested too deeply.") from error


def _refused(constant: str) -> float:
    """Python writes NaN and Infinity into JSON; browsers do not take them."""
    raise ValueError(constant)


def records_of(value: Any) -> Table | None:
    """A list of objects as a table; None for anything else."""
    if not isinstance(value, list) or not value:
        return None
    if not all(isinstance(item, dict) for item in value):
        return None
    names = list(dict.fromkeys(name for item in value for name in item))
    if not names or len(names) > MOST_COLUMNS:
        return None
    rows = tuple(tuple(_cell(item.get(name)) for name in names) for item in value)
    return Table(tuple(names), rows)


def shape_of(value: Any, depth: int = 0) -> str:
    """`{name: text, points: [120 × {x: number, y: number}]}`"""
    return _shape(value, depth)[:LONGEST_SHAPE]


def _shape(value: Any, depth: int) -> str:
    if isinstance(value, dict):
        if depth >= DEEPEST:
            return "{…}"
        named = [
            f"{key}: {_shape(item, depth + 1)}" for key, item in list(value.items())[:MOST_KEYS]
        ]
        return "{" + ", ".join(named) + (", …" if len(value) > MOST_KEYS else "") + "}"
    if isinstance(value, list):
        inner = _shape(value[0], depth + 1) if value and depth < DEEPEST else "…"
        return f"[{len(value):,} × {inner}]"
    return _kind(value)


def _kind(value: Any) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "yes/no"
    return "number" if isinstance(value, int | float) else "text"


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False)
