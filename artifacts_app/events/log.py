"""The event log: a Redis stream for each artifact. The log is the truth that viewers follow."""

from collections.abc import AsyncIterator, Sequence
from typing import Any
from uuid import UUID

from django.conf import settings
from redis.asyncio import Redis
from redis.exceptions import ResponseError

from artifacts_app.events.cursor import Cursor
from artifacts_app.events.entry import Entry, decode_entry, stream_key
from artifacts_app.observability import numbers
from artifacts_app.observability.tally import tally

PAGE = 500  # entries read at a time in a replay
# Redis itself refuses only an id that is not above the last one. An entry of several events could
# so pass one that another writer has put in since, and repeat its text: an entry must follow the
# very event before its first.
APPEND = """
local top = redis.call('XREVRANGE', KEYS[1], '+', '-', 'COUNT', 1)[1]
if top then
  local ordinal, number = string.match(top[1], '(%d+)-(%d+)')
  if ordinal == ARGV[2] and number ~= ARGV[3] then
    return redis.error_reply('ERR the last event is ' .. top[1] .. ', equal or smaller ids are taken')
  end
end
return redis.call('XADD', KEYS[1], ARGV[1], unpack(ARGV, 4))
"""


class AppendRefused(Exception):
    """The log has already moved past this entry: somebody else writes this generation now."""


class EventLog:
    def __init__(self, redis: Redis) -> None:
        self.redis = redis

    async def append(self, entries: Sequence[Entry]) -> list[AppendRefused | None]:
        """Append all in one round trip; says for each whether it was refused."""
        pipeline = self.redis.pipeline(transaction=False)
        for entry in entries:
            before = entry.messages[0][0].number - 1
            fields = [part for pair in entry.fields().items() for part in pair]
            pipeline.eval(
                APPEND, 1, entry.key, str(entry.last), entry.last.ordinal, before, *fields
            )
        results = await pipeline.execute(raise_on_error=False)
        tally.count(numbers.EVENT_LOG_BYTES, sum(map(_size, entries)))
        return [_refusal(result) for result in results]

    async def begin(self, artifact_id: UUID, ordinal: int) -> None:
        """Drop the events of earlier generations, which the database holds as versions, and let
        the log stay until `expire` for as long as this one takes."""
        key, pipeline = stream_key(artifact_id), self.redis.pipeline(transaction=False)
        pipeline.xtrim(key, minid=f"{ordinal}-0", approximate=False)
        pipeline.persist(key)
        await pipeline.execute()

    async def expire(self, artifact_id: UUID) -> None:
        await self.redis.expire(stream_key(artifact_id), settings.EVENT_LOG_SECONDS)

    async def bounds(self, artifact_id: UUID) -> tuple[Cursor, Cursor] | None:
        """Where the log starts and ends; None where there is none."""
        key = stream_key(artifact_id)
        pipeline = self.redis.pipeline(transaction=False)
        pipeline.xrange(key, count=1)
        pipeline.xrevrange(key, count=1)
        first, last = await pipeline.execute()
        if not first:
            return None
        start = decode_entry(key, *first[0]).messages[0][0]
        return start, Cursor.parse(last[0][0].decode())

    async def replay(self, artifact_id: UUID, after: Cursor) -> AsyncIterator[list[Entry]]:
        """Pages of entries that end after `after`, up to the present end of the log."""
        key = stream_key(artifact_id)
        while True:
            found: Any = await self.redis.xrange(key, min=f"({after}", count=PAGE)
            if not found:
                return
            page = [decode_entry(key, *item) for item in found]
            yield page
            after = page[-1].last

    async def answer_so_far(self, artifact_id: UUID, ordinal: int) -> tuple[str, int]:
        """The model's text that the log holds of a generation, and the number of its last event."""
        parts: list[str] = []
        number = 0
        async for page in self.replay(artifact_id, Cursor.start_of(ordinal)):
            for entry in page:
                if entry.last.ordinal == ordinal:
                    parts.append(entry.raw)
                    number = entry.last.number
        return "".join(parts), number


def _size(entry: Entry) -> int:
    return len(entry.raw) + sum(len(message) for _, message in entry.messages)


def _refusal(result: Any) -> AppendRefused | None:
    if isinstance(result, ResponseError) and "equal or smaller" in str(result):
        return AppendRefused(str(result))
    if isinstance(result, Exception):
        raise result
    return None
