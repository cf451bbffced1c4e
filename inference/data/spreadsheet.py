"""XLSX workbooks: the first sheet that holds a table."""

import datetime
import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from inference.data.problems import Sentence, Unreadable
from inference.data.tables import MOST_COLUMNS, MOST_ROWS, Table, table_of

LARGEST = 100 * 1024 * 1024  # bytes once unpacked: a small archive can hold a huge sheet


@dataclass(frozen=True, slots=True)
class Sheet:
    table: Table
    notes: tuple[Sentence, ...]


def is_workbook(content: bytes) -> bool:
    return content.startswith(b"PK\x03\x04")


def read(content: bytes) -> Sheet:
    """Raises Unreadable."""
    _check_size(content)
    try:
        # Values, not formulas; links to other files stay unread.
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        try:
            return _first_table(book)
        finally:
            book.close()
    # openpyxl gives its parsers' errors as they come.
    except (InvalidFileException, KeyError, ValueError, TypeError, SyntaxError, OSError) as error:
        raise Unreadable("The workbook cannot be read. Save it anew as XLSX, or as CSV.") from error


def _check_size(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
            size = sum(info.file_size for info in archive.infolist())
    except zipfile.BadZipFile as error:
        raise Unreadable("The file is damaged: it ends too early.") from error
    if "xl/workbook.xml" not in names:
        raise Unreadable("This archive is no XLSX workbook. Unpack it and add the files in it.")
    if size > LARGEST:
        raise Unreadable("The workbook unpacks to more than 100 MiB. Save the sheet as CSV.")


def _first_table(book: Any) -> Sheet:
    sheets = book.worksheets
    for sheet in sheets:
        rows = sheet.iter_rows(max_row=MOST_ROWS + 2, max_col=MOST_COLUMNS + 1, values_only=True)
        # What is empty is dropped as it comes: two cells far apart are thousands of rows.
        lines = _trimmed([_cells(row) for row in rows if any(cell is not None for cell in row)])
        if len(lines) >= 2:
            others = len(sheets) - 1
            note = Sentence(
                "Only the sheet “%(title)s” is used, of %(count)d.",
                title=sheet.title,
                count=others + 1,
            )
            return Sheet(table_of(lines), (note,) if others else ())
    raise Unreadable("No sheet of the workbook holds a table.")


def _trimmed(lines: list[list[str]]) -> list[list[str]]:
    """Without empty lines, and without the columns that no line uses."""
    lines = [line for line in lines if any(line)]
    width = max((place + 1 for line in lines for place, cell in enumerate(line) if cell), default=0)
    return [line[:width] + [""] * (width - len(line)) for line in lines]


def _cells(row: Sequence[object]) -> list[str]:
    width = max(place + 1 for place, cell in enumerate(row) if cell is not None)
    return [_cell(value) for value in row[:width]]


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime.datetime):
        midnight = value.time() == datetime.time()
        return value.date().isoformat() if midnight else value.isoformat(sep=" ")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
