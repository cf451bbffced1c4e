"""What fields of several schemas have in common."""

from typing import Annotated
from uuid import UUID

from ninja import Schema
from pydantic import ConfigDict, Field

MAX_NUMBER = 2**31 - 1  # what the database holds as a version number
Number = Annotated[int, Field(strict=True, ge=0, le=MAX_NUMBER)]
DataIds = Annotated[list[UUID], Field(max_length=100)]


class Input(Schema):
    model_config = ConfigDict(extra="forbid")
