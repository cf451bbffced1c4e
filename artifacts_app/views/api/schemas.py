"""What the API takes and gives."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from ninja import Schema
from pydantic import ConfigDict, Field, StrictBool

from artifacts_app.models import Generation, Priority
from artifacts_app.services.generations import place_of

MAX_NUMBER = 2**31 - 1  # what the database holds as a version number
Number = Annotated[int, Field(strict=True, ge=0, le=MAX_NUMBER)]


class Input(Schema):
    model_config = ConfigDict(extra="forbid")


DataIds = Annotated[list[UUID], Field(max_length=100)]


class NewArtifact(Input):
    prompt: str
    model: str | None = None
    language: str | None = None
    priority: Priority = Priority.INTERACTIVE  # batch: after those who watch
    data: DataIds = []  # files added by POST /api/data


class ImportedArtifact(Input):
    title: str
    files: dict[str, str]


class NewMessage(Input):
    text: str
    priority: Priority = Priority.INTERACTIVE
    data: DataIds = []


class EditedFiles(Input):
    base: Number
    files: dict[str, str]


class ShareTerms(Input):
    version: Number | None = None  # null: always the latest
    expires_in: Number | None = None  # seconds from now; null: never
    password: str | None = None  # null: none
    remixable: StrictBool = True  # who holds the link may take a copy
    listed: StrictBool = False  # in the gallery


class ListPlace(Schema):
    cursor: str = Field("", max_length=100)  # `next` of the page before
    limit: int = Field(20, ge=1, le=100)


class VersionPair(Schema):
    old: int = Field(alias="from", ge=0, le=MAX_NUMBER)
    new: int = Field(alias="to", ge=0, le=MAX_NUMBER)


class GenerationOut(Schema):
    id: UUID
    status: str
    model: str = ""
    error_code: str = ""
    error_message: str = ""
    position: int | None = None  # in line, 1 is next; null where it does not wait
    expected_seconds: int | None = None  # until it is its turn, as far as can be said

    @staticmethod
    def resolve_position(generation: Generation) -> int | None:
        place = place_of(generation)
        return place.number if place else None

    @staticmethod
    def resolve_expected_seconds(generation: Generation) -> int | None:
        place = place_of(generation)
        return place.seconds if place else None


class GenerationDetails(GenerationOut):
    artifact: UUID = Field(alias="artifact_id")
    version: int | None = Field(None, alias="result.number")  # what was made
    retryable: bool  # after a failure: asking again may help
    truncated: bool  # cut at the token limit
    prompt_tokens: int | None
    completion_tokens: int | None
    seconds: float | None
    created: datetime
    ended: datetime | None


class CreatedArtifact(Schema):
    id: UUID
    url: str
    title: str
    generation: GenerationOut | None
    events: str


class CreatedGeneration(Schema):
    generation: GenerationOut
    events: str


class VersionOut(Schema):
    number: int
    created: datetime
    origin: str
    summary: str


class FindingsOut(Schema):
    empty: bool  # nothing can be seen
    frozen: bool  # it stopped answering
    errors: list[str]


class VersionWithFiles(VersionOut):
    files: dict[str, str]


class HeadOut(Schema):
    number: int
    files: dict[str, str]


class ArtifactOut(Schema):
    id: UUID
    url: str
    title: str
    generation: GenerationOut | None
    head: HeadOut | None
    versions: list[VersionOut]


class ArtifactSummary(Schema):
    id: UUID
    url: str
    title: str
    created: datetime


class ArtifactPage(Schema):
    items: list[ArtifactSummary]
    next: str | None  # pass as ?cursor=; null at the end


class PageOut(Schema):
    html: str


class DiffOut(Schema):
    files: dict[str, str]  # path → unified diff


class ShareOut(Schema):
    id: int
    token: str | None  # null, like url and embed, where it was made with another secret key
    url: str | None
    embed: str | None
    version: int | None
    expires: datetime | None
    has_expired: bool
    has_password: bool
    remixable: bool
    listed: bool
    hidden: bool  # taken out of the gallery by staff
    views: int
    created: datetime


class DataFileOut(Schema):
    id: UUID
    name: str  # by which the page reads it
    media_type: str
    rows: int | None  # of a table
    columns: int | None


class AddedDataFile(DataFileOut):
    notes: list[str]  # what was unclear about the file, and how it was read


class ModelOut(Schema):
    name: str
    available: bool
    is_demo: bool
    reason: str  # why it cannot be chosen; empty where it can
    is_running: bool
    size: str  # "32B"; empty for models that are not of the family, like all that follows
    licence: str
    parameters: int
    context_tokens: int
    setting: str  # what the operator sets ARTIFACTS_MODEL to, where it fits this machine
