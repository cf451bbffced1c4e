import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from inference.data.columns import Column, describe
from inference.data.problems import Sentence, Unreadable

MOST_ROWS = 200_000
MOST_COLUMNS = 200
SAMPLE_ROWS = 5


@dataclass(frozen=True, slots=True)
class Table:
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[Sentence, ...] = ()

    def as_csv(self) -> str:
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(self.header)
        writer.writerows(self.rows)
        return out.getvalue()

    def columns(self) -> tuple[Column, ...]:
        return tuple(
            describe(name, [row[place] for row in self.rows])
            for place, name in enumerate(self.header)
        )

    def sample(self) -> tuple[tuple[str, ...], ...]:
        return self.rows[:SAMPLE_ROWS]


def table_of(lines: Sequence[Sequence[str]]) -> Table:
    """A table from its lines, the first of them the names of the columns. Raises Unreadable."""
    lines = [line for line in lines if any(cell.strip() for cell in line)]
    if len(lines) < 2:
        raise Unreadable("The table has no rows: a line of column names and data are needed.")
    if len(lines) - 1 > MOST_ROWS:
        raise Unreadable(
            "The table has %(size)s rows; the limit is %(limit)s.",
            size=f"{len(lines) - 1:,}",
            limit=f"{MOST_ROWS:,}",
        )
    width = max(len(line) for line in lines)
    if width > MOST_COLUMNS:
        raise Unreadable(
            "The table has %(size)s columns; the limit is %(limit)s.",
            size=f"{width:,}",
            limit=f"{MOST_COLUMNS:,}",
        )
    uneven = sum(len(line) != len(lines[0]) for line in lines[1:])
    note = Sentence(
        "%(count)s rows have more or fewer cells than the first line.", count=f"{uneven:,}"
    )
    notes = (note,) if uneven else ()
    header = _names(lines[0], width)
    rows = tuple(tuple(line) + ("",) * (width - len(line)) for line in lines[1:])
    return Table(header, rows, notes)


def _names(line: Sequence[str], width: int) -> tuple[str, ...]:
    """A name for each column, none twice: pages address columns by them."""
    names: list[str] = []
    for place in range(width):
        plain = " ".join(line[place].split()) if place < len(line) else ""
        name = wanted = plain or f"column {place + 1}"
        count = 1
        while name in names:
            count += 1
            name = f"{wanted} {count}"
        names.append(name)
    return tuple(names)
