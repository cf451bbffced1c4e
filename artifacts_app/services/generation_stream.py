"""One generation from its first event to its last, for readers that want no more than that."""

import json
import logging
from collections.abc import AsyncIterator

from redis.exceptions import RedisError

from artifacts_app.events.cursor import LARGEST, Cursor
from artifacts_app.events.entry import encode_event
from artifacts_app.events.shared import follower
from artifacts_app.events.types import ENDINGS, Snapshot
from artifacts_app.generation.saving import ending_event
from artifacts_app.models import Generation
from artifacts_app.services.following import (
    Admission,
    in_database_thread,
    messages,
    open_streams,
)

logger = logging.getLogger(__name__)


async def events(
    generation: Generation, viewer_key: str, after: Cursor
) -> AsyncIterator[tuple[str, bytes]]:
    """Cursor and message of each event after the cursor, up to the ending.

    The reader counts as an open stream of the viewer while this runs. Where Redis goes away the
    stream just ends: its reader comes back with the last cursor that it has seen.
    """
    open_streams[viewer_key] += 1
    try:
        async for cursor, message in _events(generation, viewer_key, after):
            yield cursor, message
    except RedisError:
        logger.exception("the stream of generation %s was cut", generation.pk)
    finally:
        open_streams[viewer_key] -= 1
        if not open_streams[viewer_key]:
            del open_streams[viewer_key]


async def has_more(generation: Generation, after: Cursor) -> bool:
    """False: whoever has come to this cursor has seen the ending."""
    if generation.is_active or after < Cursor(generation.ordinal, 1):
        return True
    bounds = await follower().log.bounds(generation.artifact_id)
    if bounds is None or bounds[0].ordinal > generation.ordinal:
        return after.ordinal == generation.ordinal and after.number < LARGEST
    async for _ in follower().log.replay(generation.artifact_id, after):
        return after.ordinal == generation.ordinal
    return False


async def _events(
    generation: Generation, viewer_key: str, after: Cursor
) -> AsyncIterator[tuple[str, bytes]]:
    start = max(after, Cursor.start_of(generation.ordinal))
    source = (
        _followed(generation, viewer_key, start)
        if generation.is_active
        else _replayed(generation, start)
    )
    told = False
    async for message in source:
        event = json.loads(message)
        if Cursor.parse(event["id"]).ordinal != generation.ordinal:
            break
        told = True
        yield event["id"], message
        if event["type"] in ENDINGS:
            return
    async for cursor, message in _from_database(generation, with_files=not told):
        yield cursor, message


async def _followed(generation: Generation, viewer_key: str, start: Cursor) -> AsyncIterator[bytes]:
    settled = Cursor.start_of(generation.ordinal)
    admission = Admission(
        generation.artifact_id, viewer_key, generation.pk, generation.status, settled
    )
    async for page in messages(admission, start):
        for message in page:
            yield message


async def _replayed(generation: Generation, start: Cursor) -> AsyncIterator[bytes]:
    async for page in follower().log.replay(generation.artifact_id, start):
        for entry in page:
            for cursor, message in entry.messages:
                if cursor > start:
                    yield message


async def _from_database(
    generation: Generation, with_files: bool
) -> AsyncIterator[tuple[str, bytes]]:
    """What the log does not hold any more: the result as a whole, and the ending."""
    first, last = Cursor.start_of(generation.ordinal), Cursor(generation.ordinal, LARGEST)
    if with_files:
        snapshot = await in_database_thread(_snapshot, generation)
        yield str(first), encode_event(first, generation.pk, snapshot)
    ending = await in_database_thread(_ending, generation)
    yield str(last), encode_event(last, generation.pk, ending)


def _ending(generation: Generation):  # type: ignore[no-untyped-def]
    found = Generation.objects.select_related("artifact", "result").get(pk=generation.pk)
    return ending_event(found)


def _snapshot(generation: Generation) -> Snapshot:
    result = generation.result
    return {
        "type": "snapshot",
        "status": generation.status,
        "title": generation.artifact.title,
        "version": result.number if result else None,
        "files": result.file_texts() if result else {},
    }
