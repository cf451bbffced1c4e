"""What a model is told about the files a page can read: never the rows, only what they are like."""

from collections.abc import Sequence

from inference.data import DataFile
from inference.data.columns import Column

MOST_COLUMNS = 40
LONGEST_CELL = 60  # characters
HOW = """\
The page can read these files by their plain names. Show what is really in them: read them when the
page loads, never copy rows into the page, and handle missing values.
"""
READ = {
    "text/csv": "read: (await (await fetch({name!r})).text()), or d3.csv({name!r}, d3.autoType)",
    "application/json": "read: await (await fetch({name!r})).json()",
}


def paragraph(descriptions: Sequence[str]) -> str:
    """What follows the request; empty without files."""
    return "\n\n" + HOW + "\n" + "\n\n".join(descriptions) if descriptions else ""


def describe(file: DataFile) -> str:
    lines = [f"### {file.name} ({_extent(file)})"]
    if file.size:
        lines.append(f'show: <img src="{file.name}" alt="…">')
    if file.media_type in READ:
        lines.append(READ[file.media_type].format(name=file.name))
    if file.columns:
        lines += [_column(column) for column in file.columns[:MOST_COLUMNS]]
        if len(file.columns) > MOST_COLUMNS:
            lines.append(f"- and {len(file.columns) - MOST_COLUMNS} more columns")
        lines.append("first rows:")
        lines += [" | ".join(_short(cell) for cell in row[:MOST_COLUMNS]) for row in file.sample]
    elif file.shape:
        lines.append(f"shape: {file.shape}")
    return "\n".join(lines)


def _extent(file: DataFile) -> str:
    if file.size:
        return f"picture, {file.size[0]} × {file.size[1]} pixels"
    if file.rows is None:
        return "JSON"
    form = "JSON, a list of" if file.media_type == "application/json" else "CSV,"
    return f"{form} {file.rows:,} rows, {len(file.columns)} columns"


def _column(column: Column) -> str:
    about = f": {column.about}" if column.about else ""
    missing = f"; {column.missing:,} missing" if column.missing else ""
    return f"- {column.name} ({column.kind}{about}{missing})"


def _short(cell: str) -> str:
    cell = " ".join(cell.split())
    return cell if len(cell) <= LONGEST_CELL else f"{cell[: LONGEST_CELL - 1]}…"
