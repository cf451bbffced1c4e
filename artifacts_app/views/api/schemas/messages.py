from datetime import datetime
from typing import Annotated

from ninja import Schema
from pydantic import Field

from artifacts_app.models import Priority
from artifacts_app.views.api.schemas.fields import MAX_NUMBER, DataIds, Input


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


class MessageOut(Schema):
    id: int
    role: str  # user or assistant
    text: str
    version: int | None  # that an answer has made
    created: datetime


class MessagePage(Schema):
    items: list[MessageOut]
    next: str | None
