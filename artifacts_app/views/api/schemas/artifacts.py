from datetime import datetime
from uuid import UUID

from ninja import Schema
from pydantic import Field

from artifacts_app.models import Priority
from artifacts_app.views.api.schemas.fields import DataIds, Input, Number
from artifacts_app.views.api.schemas.generations import GenerationOut
from artifacts_app.views.api.schemas.versions import VersionOut


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


class EditedFiles(Input):
    base: Number = Field(description="The version that was edited.", examples=[1])
    files: dict[str, str] = Field(
        description="All files: path → text.", examples=[{"index.html": "<h1>Hello</h1>"}]
    )


class ListPlace(Schema):
    cursor: str = Field("", max_length=100, description="`next` of the page before.")
    after: str = Field("", max_length=100, description="The same, under another name.")
    limit: int = Field(20, ge=1, le=100)
    search: str = ""  # words of the title, or of what was asked for
    deleted: bool = False  # instead those that can be brought back


class ArtifactChange(Input):
    title: str | None = Field(None, description="Another title.")
    online: bool | None = Field(
        None, strict=True, description="Whether its pages may use the internet."
    )


class BranchedVersion(Input):
    version: Number | None = None  # null: the newest


class CreatedArtifact(Schema):
    id: UUID
    url: str
    title: str
    generation: GenerationOut | None
    events: str


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
