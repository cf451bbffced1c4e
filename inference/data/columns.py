"""What kind of values a column holds."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Kind = Literal["number", "date", "yes/no", "text", "empty"]
NUMBER = re.compile(
    r"[-+−]?(?:(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+)(?:[eE][-+]?\d+)?\s?%?", re.ASCII
)
DATE = re.compile(
    r"\d{4}([-/.年])\d{1,2}(([-/.月])\d{1,2}日?|月)?([ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?"
    r"|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}"
)
TRUTHS = {"true", "false", "yes", "no", "是", "否"}
MOST_VALUES = 8  # different texts that are listed as such
LONGEST = 40  # characters of a value in a description


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    kind: Kind
    about: str  # range or values, for people and models alike
    missing: int  # rows without a value


def describe(name: str, values: Sequence[str]) -> Column:
    present = [value.strip() for value in values if value.strip()]
    kind = kind_of(present)
    return Column(name, kind, _about(kind, present), len(values) - len(present))


def kind_of(present: Sequence[str]) -> Kind:
    """A kind only where every value is of it."""
    if not present:
        return "empty"
    if all(is_number(value) for value in present):
        return "number"
    if all(DATE.fullmatch(value) for value in present):
        return "date"
    if all(value.lower() in TRUTHS for value in present):
        return "yes/no"
    return "text"


def is_number(value: str) -> bool:
    return NUMBER.fullmatch(value) is not None


def number(value: str) -> float:
    plain = value.replace(",", "").replace("−", "-").rstrip("%").strip()
    return float(plain)


def _about(kind: Kind, present: Sequence[str]) -> str:
    if kind == "number":
        numbers = [number(value) for value in present]
        return f"{min(numbers):g} to {max(numbers):g}"
    if kind == "date":
        return f"{min(present)} to {max(present)}" if _sorts_as_text(present) else ""
    different = list(dict.fromkeys(present))
    if len(different) > MOST_VALUES:
        return f"{len(different):,} different values"
    return ", ".join(_short(value) for value in different)


def _sorts_as_text(dates: Sequence[str]) -> bool:
    return all(date[:4].isdigit() for date in dates)


def _short(value: str) -> str:
    value = " ".join(value.split())
    return value if len(value) <= LONGEST else f"{value[: LONGEST - 1]}…"
