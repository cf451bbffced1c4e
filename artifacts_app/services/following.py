"""What a viewer may follow, and where the log goes on from what the database holds."""

import json
from collections import Counter
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import ParamSpec, TypeVar
from uuid import UUID

from asgiref.sync import sync_to_async
from django.conf import settings
from django.db import close_old_connections

from artifacts_app.events.cursor import BEGINNING, Cursor
from artifacts_app.events.entry import encode_event
from artifacts_app.events.shared import follower
from artifacts_app.events.types import Snapshot
from artifacts_app.models import Artifact, Generation, Version
from artifacts_app.observability import numbers
from artifacts_app.observability.tally import tally

P = ParamSpec("P")
T = TypeVar("T")

# All consumers of a process otherwise share one thread for the database.
DATABASE_THREADS = ThreadPoolExecutor(max_workers=4, thread_name_prefix="follower-database")


open_streams: Counter[str] = Counter()  # of this process, by viewer
tally.show("open_streams", open_streams.total)


@dataclass(frozen=True, slots=True)
class Admission:
    """What somebody may follow, and where the log goes on from what the database holds."""

    artifact_id: UUID
    viewer_key: str
    generation_id: UUID | None
    status: str
    settled: Cursor  # all before this is in the database


def is_full() -> bool:
    """This process: whoever comes is sent to another one, or told to come back."""
    return bool(settings.MAX_SOCKETS) and open_streams.total() >= settings.MAX_SOCKETS


async def in_database_thread(call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    def run() -> T:
        close_old_connections()
        try:
            return call(*args, **kwargs)
        finally:
            close_old_connections()

    return await sync_to_async(run, thread_sensitive=False, executor=DATABASE_THREADS)()


def admission(artifact: Artifact, viewer_key: str) -> Admission:
    generation = Generation.latest_of(artifact.pk)
    if generation is None:
        return Admission(artifact.pk, viewer_key, None, "finished", Cursor.start_of(1))
    settled = Cursor.start_of(generation.ordinal + (0 if generation.is_active else 1))
    return Admission(artifact.pk, viewer_key, generation.pk, generation.status, settled)


def snapshot(artifact_id: UUID) -> Snapshot:
    """The state as the database has it."""
    # The generation first: where it has ended, the version that came of it is found after it.
    generation = Generation.latest_of(artifact_id)
    artifact = Artifact.objects.select_related("head").get(pk=artifact_id)
    event: Snapshot = {
        "type": "snapshot",
        "status": generation.status if generation else "finished",
        "title": artifact.title,
        "version": artifact.head.number if artifact.head else None,
        "files": _files(artifact.head),
    }
    if generation is not None and generation.error_code:
        event["code"] = generation.error_code
        event["message"] = generation.error_message
    return event


async def messages(admission: Admission, after: Cursor) -> AsyncIterator[list[bytes]]:
    """Everything after the cursor, as it goes to the viewer: a snapshot where the log does not
    reach back that far, then the log, without end. Raises RedisError."""
    snapshot_first, start = await _place(admission, after)
    if snapshot_first:
        yield [await _snapshot_message(admission)]
    async with follower().subscribe(admission.artifact_id, start) as subscription:
        async for page in follower().pages(subscription):
            yield page
            lag = subscription.lag()
            if lag is not None:  # whoever asks for the next page has sent this one
                tally.observe(numbers.RELAY_LAG, lag)


async def _place(admission: Admission, after: Cursor) -> tuple[bool, Cursor]:
    """Whether a snapshot is needed, and where to read the log from."""
    bounds = await follower().log.bounds(admission.artifact_id)
    if bounds is None:
        return after < admission.settled, admission.settled
    first, last = bounds
    if after.ordinal < first.ordinal and (after, first.ordinal) != (BEGINNING, 1):
        return True, Cursor.start_of(first.ordinal)
    return False, min(after, max(last, admission.settled))


async def _snapshot_message(admission: Admission) -> bytes:
    event = await in_database_thread(snapshot, admission.artifact_id)
    if admission.generation_id is not None:
        return encode_event(admission.settled, admission.generation_id, event)
    return json.dumps({"id": str(admission.settled), "generation": None, **event}).encode()


def _files(version: Version | None) -> dict[str, str]:
    return version.file_texts() if version else {}
