"""Follows the logs of everything that somebody in this process watches, with one XREAD."""

import asyncio
import logging
import time
import uuid
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID

from redis.asyncio import Redis
from redis.exceptions import RedisError

from artifacts_app.events.cursor import Cursor
from artifacts_app.events.entry import Entry, decode_entry, stream_key
from artifacts_app.events.log import EventLog

logger = logging.getLogger(__name__)

BLOCK = 30_000  # milliseconds an XREAD waits before it is asked again
BACKLOG = 2_000  # entries kept for a slow viewer; past that it reads the log again by itself
ENTRIES_PER_READ = 200
RETRY_DELAY = 0.5  # seconds between attempts while Redis is away


class Subscription:
    """One viewer's place in one log. `pages()` never misses an event and never repeats one."""

    def __init__(self, artifact_id: UUID, after: Cursor) -> None:
        self.artifact_id = artifact_id
        self.cursor = after
        self.behind = False  # the backlog overflowed, or it joined a log others follow already
        self.began = time.time()
        self.heard_at = 0.0  # when the last entry that has arrived live was written
        self._backlog: deque[Entry] = deque()
        self._arrived = asyncio.Event()

    def push(self, entry: Entry) -> None:
        if not self.behind:
            self._backlog.append(entry)
            if len(self._backlog) > BACKLOG:
                self._backlog.clear()
                self.behind = True
        self._arrived.set()

    async def take(self) -> list[Entry]:
        """Wait for news; all that has arrived, nothing where it has fallen behind."""
        await self._arrived.wait()
        self._arrived.clear()
        entries = list(self._backlog)
        self.heard_at = entries[-1].at if entries else 0.0
        self._backlog.clear()
        return entries

    def lag(self) -> float | None:
        """Seconds since what `take` gave last was written; None for what is replayed."""
        is_live = self.heard_at > self.began
        return max(0.0, time.time() - self.heard_at) if is_live else None

    def wake(self) -> None:
        self._arrived.set()

    def unseen(self, entries: list[Entry]) -> list[bytes]:
        """The messages past this viewer's cursor, which moves to their end."""
        messages: list[bytes] = []
        for entry in entries:
            for cursor, message in entry.messages:
                if cursor > self.cursor:
                    messages.append(message)
                    self.cursor = cursor
        return messages


class _Stream:
    def __init__(self, after: Cursor) -> None:
        self.last = after
        self.subscriptions: set[Subscription] = set()


class EventFollower:
    """All subscriptions of a process. Bound to the event loop that first uses it."""

    def __init__(self, redis: Redis) -> None:
        self.redis = redis
        self.log = EventLog(redis)
        self._streams: dict[str, _Stream] = {}
        self._wake_key = f"follower:{uuid.uuid4()}"
        self._wake_id = "0-0"
        self._wanted = asyncio.Event()
        self._reader: asyncio.Task[None] | None = None

    @asynccontextmanager
    async def subscribe(self, artifact_id: UUID, after: Cursor) -> AsyncIterator[Subscription]:
        subscription = Subscription(artifact_id, after)
        try:
            await self._attach(subscription)
            yield subscription
        finally:
            self._detach(subscription)

    async def pages(self, subscription: Subscription) -> AsyncIterator[list[bytes]]:
        """Messages after the subscription's cursor, in order, without end."""
        while True:
            if subscription.behind:
                async for messages in self._catch_up(subscription):
                    yield messages
            messages = subscription.unseen(await subscription.take())
            if messages:
                yield messages

    async def close(self) -> None:
        if self._reader is not None:
            self._reader.cancel()
            await asyncio.gather(self._reader, return_exceptions=True)
        await self.redis.delete(self._wake_key)

    async def _catch_up(self, subscription: Subscription) -> AsyncIterator[list[bytes]]:
        stream = self._streams[stream_key(subscription.artifact_id)]
        at_end = False
        while not at_end:
            last = stream.last
            async for page in self.log.replay(subscription.artifact_id, subscription.cursor):
                messages = subscription.unseen(page)
                if messages:
                    yield messages
                if subscription.cursor >= stream.last:
                    break
            # What came while Redis said that there is no more has passed it by.
            at_end = subscription.cursor >= stream.last or stream.last == last
        # No await between this and the next push: from here on nothing passes it by.
        subscription.behind = False

    async def _attach(self, subscription: Subscription) -> None:
        key = stream_key(subscription.artifact_id)
        stream = self._streams.get(key)
        if stream is None:
            # The first one here: the reader starts at its cursor and brings the past by itself.
            stream = self._streams[key] = _Stream(subscription.cursor)
            stream.subscriptions.add(subscription)
            await self._read_new_streams()
            return
        stream.subscriptions.add(subscription)
        subscription.behind = True
        subscription.wake()

    def _detach(self, subscription: Subscription) -> None:
        key = stream_key(subscription.artifact_id)
        stream = self._streams[key]
        stream.subscriptions.discard(subscription)
        if not stream.subscriptions:
            del self._streams[key]

    async def _read_new_streams(self) -> None:
        """The running XREAD does not know a stream that was added later: make it return."""
        self._wanted.set()
        if self._reader is None:
            self._reader = asyncio.create_task(self._read(), name="event follower")
            return
        pipeline = self.redis.pipeline(transaction=False)
        pipeline.xadd(self._wake_key, {"w": ""}, maxlen=1, approximate=False)
        pipeline.expire(self._wake_key, 3600)
        await pipeline.execute()

    async def _read(self) -> None:
        while True:
            try:
                await self._read_once()
            except RedisError as error:
                logger.warning("event log cannot be read, trying again: %s", error)
                await asyncio.sleep(RETRY_DELAY)
            except Exception:
                # All viewers of this process depend on this task: it must not die of anything.
                logger.exception("event log cannot be read, trying again")
                await asyncio.sleep(RETRY_DELAY)

    async def _read_once(self) -> None:
        if not self._streams:
            self._wanted.clear()
            await self._wanted.wait()
        asked = dict(self._streams)
        places: dict[Any, Any] = {key: str(stream.last) for key, stream in asked.items()}
        places[self._wake_key] = self._wake_id
        reply: Any = await self.redis.xread(places, block=BLOCK, count=ENTRIES_PER_READ)
        for raw_key, items in reply or []:
            key = raw_key.decode()
            if key == self._wake_key:
                self._wake_id = items[-1][0].decode()
            else:
                # To those it was asked for: who has come since may be further back.
                _deliver(asked[key], [decode_entry(key, *item) for item in items])


def _deliver(stream: _Stream, entries: list[Entry]) -> None:
    for entry in entries:
        if entry.last > stream.last:
            stream.last = entry.last
            for subscription in stream.subscriptions:
                subscription.push(entry)
