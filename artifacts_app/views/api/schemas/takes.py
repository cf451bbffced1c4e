from uuid import UUID

from ninja import Schema
from pydantic import Field

from artifacts_app.views.api.schemas.fields import DataIds, Input, Number


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
