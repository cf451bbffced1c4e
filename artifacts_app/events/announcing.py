"""Appending single events from synchronous code: what is said before and after a worker's turn."""

import json
from typing import Any
from uuid import UUID

import redis
from redis.exceptions import ResponseError

from artifacts_app.events.cursor import Cursor
from artifacts_app.events.entry import decode_entry, new_entry, stream_key
from artifacts_app.events.types import ENDINGS, Event

RACES = 5  # times another writer may come first before we give up


def announce(
    client: redis.Redis, artifact_id: UUID, generation_id: UUID, ordinal: int, event: Event
) -> None:
    """Append at the end of the generation's log, wherever that is by now.

    At its beginning, to try: what is announced most often is the first thing that is said.
    """
    place = Cursor(ordinal, 1)
    for _ in range(RACES):
        entry = new_entry(artifact_id, generation_id, place, [event])
        try:
            client.xadd(entry.key, entry.fields(), id=str(entry.last))
        except ResponseError as error:
            if "equal or smaller" not in str(error):
                raise
            place = _end(client, artifact_id, ordinal)
        else:
            return
    raise RuntimeError(f"the log of artifact {artifact_id} moved on {RACES} times")


def has_ended(client: redis.Redis, artifact_id: UUID, ordinal: int) -> bool:
    """Whether the log's last event is the ending of this generation, or of a later one."""
    items: Any = client.xrevrange(stream_key(artifact_id), count=1)
    if not items:
        return True
    entry = decode_entry("", *items[0])
    last = json.loads(entry.messages[-1][1])
    return entry.last.ordinal > ordinal or last["type"] in ENDINGS


def _end(client: redis.Redis, artifact_id: UUID, ordinal: int) -> Cursor:
    items: Any = client.xrevrange(stream_key(artifact_id), count=1)
    last = Cursor.parse(items[0][0].decode()) if items else None
    return Cursor(ordinal, last.number + 1 if last and last.ordinal == ordinal else 1)
