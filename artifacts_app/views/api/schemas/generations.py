from datetime import datetime
from uuid import UUID

from ninja import Schema
from pydantic import Field

from artifacts_app.generation.waiting_line import Place
from artifacts_app.models import Generation
from artifacts_app.services.generations import place_of


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


class CreatedGeneration(Schema):
    generation: GenerationOut
    events: str
