"""CSV and its relatives, whatever separates their cells."""

import csv
import io

from inference.data.problems import Unreadable
from inference.data.tables import Table, table_of

SEPARATORS = ",;\t|"
LOOKED_AT = 50  # lines that tell the separator
LONGEST_CELL = 100_000  # characters


def read(text: str) -> Table:
    """Raises Unreadable."""
    csv.field_size_limit(LONGEST_CELL)
    try:
        return table_of(list(csv.reader(io.StringIO(text), delimiter=separator(text))))
    except csv.Error as error:
        raise Unreadable("The file is no table: %(problem)s.", problem=error) from error


def separator(text: str) -> str:
    """The one that cuts the first lines into equally many cells, the more the better."""
    return max(SEPARATORS, key=lambda candidate: _evenness(text, candidate))


def _evenness(text: str, candidate: str) -> tuple[float, int]:
    head = "".join(text.splitlines(keepends=True)[:LOOKED_AT])
    try:
        widths = [len(line) for line in csv.reader(io.StringIO(head), delimiter=candidate) if line]
    except csv.Error:
        return 0.0, 0
    if not widths or widths[0] < 2:
        return 0.0, 0
    return sum(width == widths[0] for width in widths) / len(widths), widths[0]
