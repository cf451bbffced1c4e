"""How events lie in a Redis stream.

One entry holds the events of one flush: its id is the cursor of its last event, its fields are
`<event number> → <the event as it goes to the viewers, JSON>`, `at` is when, and `raw` is the stretch of the
model's answer that these events came from. A resume needs `raw`, and it stands in the same entry
so that neither can be written without the other.
"""

import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from artifacts_app.events.cursor import Cursor
from artifacts_app.events.types import Event

RAW = b"raw"
AT = b"at"
encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def stream_key(artifact_id: UUID | str) -> str:
    return f"artifact:{artifact_id}:events"


def encode_event(cursor: Cursor, generation_id: UUID, event: Event) -> bytes:
    message = {"id": str(cursor), "generation": str(generation_id), **event}
    return encode(message).encode()


@dataclass(frozen=True, slots=True)
class Entry:
    """A run of consecutive events of one generation, ending at `last`."""

    key: str
    last: Cursor
    messages: tuple[tuple[Cursor, bytes], ...]
    raw: str = ""
    at: float = 0.0  # seconds since 1970, by the writer's clock

    def fields(self) -> dict[Any, Any]:
        fields: dict[Any, Any] = {str(cursor.number): message for cursor, message in self.messages}
        fields[AT] = f"{self.at:.4f}"
        if self.raw:
            fields[RAW] = self.raw
        return fields


def new_entry(
    artifact_id: UUID,
    generation_id: UUID,
    first: Cursor,
    events: Sequence[Event],
    raw: str = "",
) -> Entry:
    cursors = [Cursor(first.ordinal, first.number + offset) for offset in range(len(events))]
    messages = tuple(
        (cursor, encode_event(cursor, generation_id, event))
        for cursor, event in zip(cursors, events, strict=True)
    )
    return Entry(stream_key(artifact_id), cursors[-1], messages, raw, time.time())


def decode_entry(key: str, entry_id: bytes, fields: Mapping[bytes, bytes]) -> Entry:
    last = Cursor.parse(entry_id.decode())
    messages = tuple(
        (Cursor(last.ordinal, int(name)), value) for name, value in fields.items() if name.isdigit()
    )
    at = float(fields.get(AT, b"0"))
    return Entry(key, last, messages, fields.get(RAW, b"").decode(), at)
