from datetime import datetime

from ninja import Schema
from pydantic import Field, StrictBool

from artifacts_app.views.api.schemas.fields import Input


class GalleryPlace(Schema):
    cursor: str = Field("", max_length=100, description="`next` of the page before.")
    after: str = Field("", max_length=100, description="The same, under another name.")
    limit: int = Field(24, ge=1, le=100)
    search: str = ""  # words of the title


class Hiding(Input):
    hidden: StrictBool


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
    next: str | None  # pass as ?cursor=; null at the end
