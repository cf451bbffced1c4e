"""Two writers of one generation: the log goes on with one of them alone."""

import uuid

import pytest
from redis.asyncio import Redis

from artifacts_app.events.cursor import Cursor
from artifacts_app.events.log import AppendRefused, EventLog
from artifacts_app.generation.writer import AnswerWriter, Appender
from inference.artifact_format.parser import ArtifactParser

ARTIFACT, GENERATION = uuid.uuid4(), uuid.uuid4()


@pytest.fixture
async def log(event_redis: Redis) -> EventLog:
    await event_redis.flushall()
    return EventLog(event_redis)


def writer(log: EventLog) -> AnswerWriter:
    start = Cursor.start_of(1)
    return AnswerWriter(Appender(log), ARTIFACT, GENERATION, start, ArtifactParser())


async def append(log: EventLog, writer: AnswerWriter, meanwhile: str = "") -> None:
    entry = writer.take()
    assert entry is not None
    [refused] = await log.append([entry])
    if meanwhile:
        writer.write(meanwhile, 4)
    writer.settle(refused)


async def test_who_was_refused_adds_nothing_more(log: EventLog) -> None:
    first, late = writer(log), writer(log)
    first.write("A page.", 2)
    late.write("A page.", 2)
    await append(log, first)
    await append(log, late, meanwhile=" Again.")
    assert late.take() is None
    with pytest.raises(AppendRefused):
        late.write(" And again.", 6)
    assert await log.answer_so_far(ARTIFACT, 1) == ("A page.", 1)
