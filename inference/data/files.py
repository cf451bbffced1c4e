"""Any file that may be dropped on the box: recognised by its content, its name as a hint."""

from dataclasses import dataclass

from inference.data import json_file, pictures, spreadsheet, text_table
from inference.data.columns import Column
from inference.data.encodings import decoded
from inference.data.problems import Sentence, Unreadable
from inference.data.tables import Table

TEXT_TABLES = {"csv", "tsv", "tab", "txt"}


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file as the page gets it: UTF-8 text, or a picture as it came."""

    name: str
    media_type: str
    content: bytes
    rows: int | None = None  # of a table
    columns: tuple[Column, ...] = ()
    sample: tuple[tuple[str, ...], ...] = ()
    shape: str = ""  # of JSON that is no table: what it is made of
    size: tuple[int, int] | None = None  # of a picture: width and height in pixels
    notes: tuple[Sentence, ...] = ()  # what the person should know


def read_data(name: str, content: bytes) -> DataFile:
    """Raises Unreadable, with a sentence that says what is wrong with the file."""
    if not content.strip():
        raise Unreadable("The file is empty.")
    ending = name.rsplit(".", 1)[-1].lower() if "." in name else ""
    if pictures.is_picture(content):
        return _picture(name, content)
    if spreadsheet.is_workbook(content):
        sheet = spreadsheet.read(content)
        return _table(_renamed(name, "csv"), sheet.table, sheet.notes)
    if ending in {"xls", "ods", "numbers", "parquet", "pdf", "zip", "docx"}:
        raise Unreadable(
            "A .%(ending)s file cannot be read. Save it as XLSX or CSV.", ending=ending
        )
    text, notes = decoded(content)
    if ending in {"json", "geojson"} or (ending not in TEXT_TABLES and text.lstrip()[:1] in "[{"):
        return _json(name, text, notes)
    return _table(_renamed(name, "csv"), text_table.read(text), notes)


def _picture(name: str, content: bytes) -> DataFile:
    picture = pictures.read(content)
    return DataFile(_renamed(name, picture.ending), picture.media_type, content, size=picture.size)


def _table(name: str, table: Table, notes: tuple[Sentence, ...]) -> DataFile:
    return DataFile(
        name,
        "text/csv",
        table.as_csv().encode(),
        rows=len(table.rows),
        columns=table.columns(),
        sample=table.sample(),
        notes=(*notes, *table.notes),
    )


def _json(name: str, text: str, notes: tuple[Sentence, ...]) -> DataFile:
    value = json_file.read(text)
    table = json_file.records_of(value)
    return DataFile(
        _renamed(name, "json"),
        "application/json",
        text.encode(),
        rows=len(table.rows) if table else None,
        columns=table.columns() if table else (),
        sample=table.sample() if table else (),
        shape=json_file.shape_of(value),
        notes=notes,
    )


def _renamed(name: str, ending: str) -> str:
    """The name with the ending that fits what the page gets."""
    stem, dot, present = name.rpartition(".")
    if present.lower() == ending or (ending == "jpg" and present.lower() == "jpeg"):
        return name
    return f"{stem if dot else name}.{ending}"
