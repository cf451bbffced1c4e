"""What the API takes and gives."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from ninja import Schema
from pydantic import ConfigDict, Field, StrictBool

from artifacts_app.generation.waiting_line import Place
from artifacts_app.models import Generation, Priority
from artifacts_app.services.generations import place_of

MAX_NUMBER = 2**31 - 1  # what the database holds as a version number
Number = Annotated[int, Field(strict=True, ge=0, le=MAX_NUMBER)]


class Input(Schema):
    model_config = ConfigDict(extra="forbid")


DataIds = Annotated[list[UUID], Field(max_length=100)]


class NewArtifact(Input):
    prompt: str = Field(description="What you want, in a sentence.", examples=["A snake game"])
    model: str | None = Field(None, max_length=200, description="One of the models that run.")
    language: str | None = Field(None, description="Reserved.")
    priority: Priority = Field(Priority.INTERACTIVE, description="batch: after those who watch.")
    data: DataIds = Field([], description="Files added by `POST /api/data`.")


class ImportedArtifact(Input):
    title: str = Field(examples=["My page"])
    files: dict[str, str] = Field(
        description="Path → text.", examples=[{"index.html": "<h1>Hello</h1>"}]
    )


class AboutIn(Input):
    path: str = Field(description="The file.", examples=["index.html"])
    selector: str = Field(examples=["main > button:nth-of-type(2)"])
    tag: str = Field(description="Its opening tag.", examples=['<button class="go">'])
    text: str = Field("", description="What a person reads on it.", examples=["Start"])
    line: Annotated[int, Field(strict=True, ge=1, le=MAX_NUMBER)] | None = None


class NewMessage(Input):
    text: str = Field(description="What to change.", examples=["Make it red"])
    about: AboutIn | None = Field(None, description="The element that it is about.")
    model: str | None = Field(None, max_length=200, description="One of the models that run.")
    priority: Priority = Field(Priority.INTERACTIVE, description="batch: after those who watch.")
    data: DataIds = Field([], description="Files added by `POST /api/data`.")


class Gap(Input):
    path: str = Field(description="The file.", examples=["index.html"])
    prefix: str = Field(description="Its text before the cursor, or the end of that.")
    suffix: str = Field("", description="Its text after the cursor, or the beginning of that.")


class CompletionOut(Schema):
    text: str


class EditedFiles(Input):
    base: Number = Field(description="The version that was edited.", examples=[1])
    files: dict[str, str] = Field(
        description="All files: path → text.", examples=[{"index.html": "<h1>Hello</h1>"}]
    )


class ShareTerms(Input):
    version: Number | None = None  # null: always the latest
    expires_in: Number | None = None  # seconds from now; null: never
    password: str | None = None  # null: none
    remixable: StrictBool = True  # who holds the link may take a copy
    listed: StrictBool = False  # in the gallery
    common_storage: StrictBool = False  # what the page stores is common to all visitors


class ListPlace(Schema):
    cursor: str = Field("", max_length=100, description="`next` of the page before.")
    after: str = Field("", max_length=100, description="The same, under another name.")
    limit: int = Field(20, ge=1, le=100)
    search: str = ""  # words of the title, or of what was asked for
    deleted: bool = False  # instead those that can be brought back


class GalleryPlace(Schema):
    after: str = Field("", max_length=100)  # `next` of the page before
    limit: int = Field(24, ge=1, le=100)
    search: str = ""  # words of the title


class Hiding(Input):
    hidden: StrictBool


class ArtifactChange(Input):
    title: str | None = Field(None, description="Another title.")
    online: bool | None = Field(
        None, strict=True, description="Whether its pages may use the internet."
    )


class BranchedVersion(Input):
    version: Number | None = None  # null: the newest


class NewWebhook(Input):
    url: str = Field(examples=["https://example.org/hooks/artifacts"])
    events: list[str] | None = Field(
        None, max_length=10, description="`finished`, `failed`; null: both."
    )
    secret: str | None = Field(
        None, description="Signs what is sent, 16 to 200 characters; null: one is made."
    )


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
        place = _place_of(generation)
        return place.number if place else None

    @staticmethod
    def resolve_expected_seconds(generation: Generation) -> int | None:
        place = _place_of(generation)
        return place.seconds if place else None


def _place_of(generation: Generation) -> Place | None:
    """Asked for once: both fields of an answer come from it."""
    known = vars(generation)
    if "place" not in known:
        known["place"] = place_of(generation)
    place: Place | None = known["place"]
    return place


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


class MakingOut(Schema):
    base: dict[str, str]  # the files that the edits began with
    files: dict[str, str]
    languages: dict[str, str]
    # [milliseconds, path]: begun; [milliseconds, path, characters]: written on;
    # [milliseconds, path, start, end, text]: an edit. Characters are code points.
    steps: list[list[int | str]]


class FindingsOut(Schema):
    empty: bool  # nothing can be seen
    frozen: bool  # it stopped answering
    errors: list[str]


class NextStepsOut(Schema):
    title: str  # of the artifact, which may be new
    steps: list[str]  # up to three sentences to send


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
    status: str  # of what was asked for last
    thumbnail: str | None  # the address of a picture; null where nothing is written yet
    deleted: datetime | None


class ArtifactPage(Schema):
    items: list[ArtifactSummary]
    next: str | None  # pass as ?cursor=; null at the end


class VersionPageOut(Schema):
    items: list[VersionOut]
    next: str | None


class MessageOut(Schema):
    id: int
    role: str  # user or assistant
    text: str
    version: int | None  # that an answer has made
    created: datetime


class MessagePage(Schema):
    items: list[MessageOut]
    next: str | None


class GalleryCard(Schema):
    id: int
    url: str
    title: str
    listed: datetime
    remixable: bool
    hidden: bool
    thumbnail: str  # the address of a picture


class GalleryPage(Schema):
    items: list[GalleryCard]
    next: str | None  # pass as ?after=; null at the end


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
    common_storage: bool
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


class NewTakes(Input):
    prompt: str = Field(description="One sentence.", examples=["A snake game"])
    count: Number = Field(2, description="2 or 4.")
    models: list[str] = Field(
        [], max_length=4, description="Several that run, compared blind; none: any."
    )
    data: DataIds = Field([], description="Files added by `POST /api/data`.")


class KeptTake(Input):
    take: Number = Field(description="Its number, from 1.")


class TakeOut(Schema):
    number: int
    artifact: UUID
    url: str
    events: str
    is_kept: bool
    model: str = Field(description="Empty while a blind comparison is open.")


class TakeSetOut(Schema):
    id: UUID
    url: str
    prompt: str
    is_blind: bool
    takes: list[TakeOut]


class RatingOut(Schema):
    name: str
    points: float = Field(description="Bradley-Terry, 400 points are ten to one; the mean is 1000.")
    low: float = Field(description="Of the 95 % interval.")
    high: float
    wins: int
    votes: int


class LeaderboardOut(Schema):
    ratings: list[RatingOut]
    votes: int


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


class WebhookOut(Schema):
    id: UUID
    url: str
    events: list[str]
    created: datetime


class CreatedWebhook(WebhookOut):
    secret: str


class DeliveryOut(Schema):
    id: UUID
    event: str
    generation: UUID = Field(alias="generation_id")
    status: str  # pending, delivered or failed
    attempts: int
    response_status: int | None  # of the last attempt
    error: str
    created: datetime
    ended: datetime | None
