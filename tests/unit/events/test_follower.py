"""Against a real Valkey: what viewers see is what the log says, whole and in order."""

import asyncio
import json
import uuid
from collections.abc import AsyncIterator
from typing import Any

import pytest
from redis.asyncio import Redis
from redis.exceptions import RedisError

from artifacts_app.events import follower as follower_module
from artifacts_app.events.cursor import BEGINNING, Cursor
from artifacts_app.events.entry import Entry, new_entry, stream_key
from artifacts_app.events.follower import EventFollower
from artifacts_app.events.log import AppendRefused, EventLog
from artifacts_app.events.types import Event

ARTIFACT, GENERATION = uuid.uuid4(), uuid.uuid4()
DEADLINE = 10  # seconds


@pytest.fixture
async def log(event_redis: Redis) -> EventLog:
    await event_redis.flushall()
    return EventLog(event_redis)


@pytest.fixture
async def follower(event_redis: Redis) -> AsyncIterator[EventFollower]:
    follower = EventFollower(event_redis)
    yield follower
    await follower.close()


async def write(log: EventLog, first: int, last: int, ordinal: int = 1) -> None:
    """Events numbered `first` to `last`, two in each entry."""
    for number in range(first, last + 1, 2):
        texts = range(number, min(number + 2, last + 1))
        events = [{"type": "prose", "text": str(text)} for text in texts]
        entry = new_entry(ARTIFACT, GENERATION, Cursor(ordinal, number), events, raw="x")  # type: ignore[arg-type]
        assert await log.append([entry]) == [None]


async def read(follower: EventFollower, after: Cursor, count: int) -> list[int]:
    """The numbers of the next `count` events that a viewer at `after` receives."""
    numbers: list[int] = []
    async with asyncio.timeout(DEADLINE), follower.subscribe(ARTIFACT, after) as subscription:
        async for page in follower.pages(subscription):
            numbers += [int(json.loads(message)["text"]) for message in page]
            if len(numbers) >= count:
                break
    return numbers


async def test_a_late_viewer_sees_everything(log: EventLog, follower: EventFollower) -> None:
    await write(log, 1, 1501)
    assert await read(follower, BEGINNING, 1501) == list(range(1, 1502))


async def test_a_viewer_goes_on_where_it_was(log: EventLog, follower: EventFollower) -> None:
    await write(log, 1, 10)
    assert await read(follower, Cursor(1, 4), 6) == [5, 6, 7, 8, 9, 10]


async def test_a_cursor_inside_an_entry_repeats_nothing(
    log: EventLog, follower: EventFollower
) -> None:
    await write(log, 1, 10)
    assert await read(follower, Cursor(1, 5), 5) == [6, 7, 8, 9, 10]


async def test_viewers_at_different_places_each_see_the_rest(
    log: EventLog, follower: EventFollower
) -> None:
    await write(log, 1, 400)
    early = asyncio.create_task(read(follower, BEGINNING, 1000))
    late = asyncio.create_task(read(follower, Cursor(1, 300), 700))
    await write(log, 401, 700)
    joining = asyncio.create_task(read(follower, BEGINNING, 1000))
    await write(log, 701, 1000)
    assert await early == list(range(1, 1001))
    assert await late == list(range(301, 1001))
    assert await joining == list(range(1, 1001))


async def test_a_slow_viewer_misses_nothing(
    log: EventLog, follower: EventFollower, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(follower_module, "BACKLOG", 3)
    numbers: list[int] = []
    async with asyncio.timeout(DEADLINE), follower.subscribe(ARTIFACT, BEGINNING) as subscription:
        await write(log, 1, 60)  # all of it arrives before this viewer looks for the first time
        while not subscription.behind:
            await asyncio.sleep(0.01)
        async for page in follower.pages(subscription):
            numbers += [int(json.loads(message)["text"]) for message in page]
            if len(numbers) >= 60:
                break
    assert numbers == list(range(1, 61))


async def test_a_repeated_append_is_refused(log: EventLog) -> None:
    await write(log, 1, 4)
    entry = new_entry(ARTIFACT, GENERATION, Cursor(1, 4), [{"type": "prose", "text": "again"}])
    [refused] = await log.append([entry])
    assert isinstance(refused, AppendRefused)


async def test_an_entry_that_another_one_has_overtaken_is_refused(log: EventLog) -> None:
    await write(log, 1, 4)
    said: list[Event] = [{"type": "prose", "text": text} for text in ("again", "and more")]
    [refused] = await log.append([new_entry(ARTIFACT, GENERATION, Cursor(1, 4), said)])
    assert isinstance(refused, AppendRefused)
    assert await log.answer_so_far(ARTIFACT, 1) == ("xx", 4)


async def test_the_answer_so_far_is_what_a_resume_needs(log: EventLog) -> None:
    await write(log, 1, 10)
    assert await log.answer_so_far(ARTIFACT, 1) == ("xxxxx", 10)
    assert await log.answer_so_far(ARTIFACT, 2) == ("", 0)


async def test_beginning_a_generation_drops_the_one_before(log: EventLog) -> None:
    await write(log, 1, 10)
    await write(log, 1, 2, ordinal=2)
    await log.begin(ARTIFACT, 2)
    assert await log.bounds(ARTIFACT) == (Cursor(2, 1), Cursor(2, 2))


async def test_a_log_stays_while_the_next_generation_is_written(
    log: EventLog, event_redis: Redis
) -> None:
    await write(log, 1, 2)
    await log.expire(ARTIFACT)
    await log.begin(ARTIFACT, 1)
    assert await event_redis.ttl(stream_key(ARTIFACT)) == -1


async def test_what_was_asked_for_somebody_who_has_left_passes_nobody_by(
    log: EventLog, follower: EventFollower, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A viewer leaves and comes again, further back, while an answer is on its way to the first."""
    await write(log, 1, 4)
    ask, again = follower.redis.xread, asyncio.Event()

    async def late(*args: Any, **options: Any) -> Any:
        reply = await ask(*args, **options)
        if not again.is_set():
            await again.wait()
        return reply

    monkeypatch.setattr(follower.redis, "xread", late)
    async with follower.subscribe(ARTIFACT, Cursor(1, 2)):
        await asyncio.sleep(0.05)  # until it has been asked, and answered
    reading = asyncio.create_task(read(follower, BEGINNING, 4))
    await asyncio.sleep(0.05)
    again.set()
    assert await reading == [1, 2, 3, 4]


async def test_what_comes_while_nothing_is_found_is_not_lost(
    log: EventLog, follower: EventFollower, monkeypatch: pytest.MonkeyPatch
) -> None:
    await write(log, 1, 2)
    first = asyncio.create_task(read(follower, BEGINNING, 6))
    await asyncio.sleep(0.05)
    replay, added = follower.log.replay, [False]

    async def late(artifact_id: uuid.UUID, after: Cursor) -> AsyncIterator[list[Entry]]:
        async for page in replay(artifact_id, after):
            yield page
        if not added[0]:
            added[0] = True
            await write(log, 3, 4)
            await asyncio.sleep(0.05)  # until the reader has delivered it

    monkeypatch.setattr(follower.log, "replay", late)
    second = asyncio.create_task(read(follower, Cursor(1, 2), 4))
    await asyncio.sleep(0.2)
    await write(log, 5, 6)
    assert await first == [1, 2, 3, 4, 5, 6]
    assert await second == [3, 4, 5, 6]


async def test_an_empty_log_has_no_bounds(log: EventLog) -> None:
    assert await log.bounds(uuid.uuid4()) is None


async def test_who_came_while_the_log_was_full_can_come_again(
    log: EventLog, follower: EventFollower, event_redis: Redis
) -> None:
    await write(log, 1, 2)
    assert await read(follower, BEGINNING, 2) == [1, 2]
    await event_redis.config_set("maxmemory", 1)
    try:
        with pytest.raises(RedisError):
            await read(follower, BEGINNING, 2)
    finally:
        await event_redis.config_set("maxmemory", 0)
    assert await read(follower, BEGINNING, 2) == [1, 2]
