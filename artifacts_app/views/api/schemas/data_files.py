from uuid import UUID

from ninja import Schema


class DataFileOut(Schema):
    id: UUID
    name: str  # by which the page reads it
    media_type: str
    rows: int | None  # of a table
    columns: int | None


class AddedDataFile(DataFileOut):
    notes: list[str]  # what was unclear about the file, and how it was read
