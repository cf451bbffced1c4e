from datetime import datetime

from ninja import Schema
from pydantic import Field, StrictBool

from artifacts_app.views.api.schemas.fields import Input


class GalleryPlace(Schema):
    after: str = Field("", max_length=100)  # `next` of the page before
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
    next: str | None  # pass as ?after=; null at the end
