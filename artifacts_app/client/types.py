"""What the client answers with."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

Event = dict[str, Any]  # as the server sends it: `id`, `generation`, `type` and what belongs to it
ENDINGS = frozenset({"finished", "failed", "cancelled"})


@dataclass(frozen=True, slots=True)
class Generation:
    id: str
    status: str
    error_message: str = ""

    @classmethod
    def of(cls, answer: Mapping[str, Any]) -> Self:
        return cls(answer["id"], answer["status"], answer.get("error_message", ""))


@dataclass(frozen=True, slots=True)
class Created:
    """An artifact that is being written now."""

    id: str
    url: str
    title: str
    generation: Generation


@dataclass(frozen=True, slots=True)
class Summary:
    id: str
    url: str
    title: str
    created: str  # ISO 8601


@dataclass(frozen=True, slots=True)
class Artifact:
    id: str
    url: str
    title: str
    version: int | None  # None: nothing has been written yet
    generation: Generation | None
    files: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Share:
    url: str
    token: str
