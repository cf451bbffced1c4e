"""Puts what a generation says into the event log, all generations of a worker in one stroke."""

import asyncio
import logging
import math
from collections.abc import Sequence
from uuid import UUID

from redis.exceptions import RedisError

from artifacts_app.events.cursor import Cursor
from artifacts_app.events.entry import Entry, new_entry
from artifacts_app.events.log import AppendRefused, EventLog
from artifacts_app.events.types import Event
from artifacts_app.generation.making import Making
from artifacts_app.generation.wire import coalesced
from inference.artifact_format.events import ParserEvent
from inference.artifact_format.parser import ArtifactParser

logger = logging.getLogger(__name__)

# Between two strokes. An entry costs about the same with one token as with many, and no screen shows
# more than sixty a second. With more generations at once the strokes come less often: by the root,
# so that the wait and the work both grow less than the generations do.
LEAST_PAUSE = 0.016  # seconds
PAUSE = 0.002  # seconds, times the root of the generations
RETRY_DELAY = 0.5  # seconds between attempts while Redis is away


class AnswerWriter:
    """The events of one generation on their way into the log, numbered without gaps."""

    def __init__(
        self,
        appender: "Appender",
        artifact_id: UUID,
        generation_id: UUID,
        last: Cursor,
        parser: ArtifactParser,
    ) -> None:
        self._appender = appender
        self._artifact_id = artifact_id
        self._generation_id = generation_id
        self._last = last
        self._parser = parser
        self.making = Making()
        self._events: list[Event | ParserEvent] = []
        self._unread: list[str] = []  # text that the parser has not seen
        self._raw: list[str] = []  # text whose events have not been logged
        self._tokens = 0
        self._in_flight = False
        self._closed = False
        self._settled = asyncio.Event()
        self._failure: Exception | None = None

    def say(self, event: Event) -> None:
        self._events.append(event)
        self._appender.wanted(self)

    def write(self, text: str, tokens: int) -> None:
        """Take a delta of the answer, and the tokens so far.

        The parser reads it at the next stroke, together with what comes until then. Raises
        AppendRefused, or what the parser failed with, once that is known.
        """
        if self._failure is not None:
            raise self._failure
        self._unread.append(text)
        self._tokens = tokens
        self._appender.wanted(self)

    def close(self) -> None:
        """The answer has ended: its parser has an outcome. Once more does nothing."""
        if self._closed:
            return
        self._closed = True
        self._read()
        self._events += self._parser.close()
        self._appender.wanted(self)

    def go_on_with(self, parser: ArtifactParser) -> None:
        """What is written from now on is another answer, after one that was closed."""
        self._parser, self._closed = parser, False
        self._raw.append("\n\n")  # a worker that takes over reads both as one

    async def flush(self) -> None:
        """Wait until all is in the log. Raises as `write` does."""
        self._read()
        while self._failure is None and self._has_more():
            self._settled.clear()
            await self._settled.wait()
        if self._failure is not None:
            raise self._failure

    def take(self) -> Entry | None:
        """All that has gathered, as one entry. Text without an event yet waits for its event.

        Nothing after a refusal: what gathered meanwhile would follow the events of the other
        writer as if they were its own.
        """
        if self._in_flight or self._failure is not None:
            return None
        self._read()
        wire = _on_the_wire(self._events)
        if not wire:
            return None
        self.making.note(wire)
        if self._tokens and wire[-1]["type"] == "file_appended":
            wire[-1]["tokens"] = self._tokens
        first = Cursor(self._last.ordinal, self._last.number + 1)
        raw = "".join(self._raw)
        entry = new_entry(self._artifact_id, self._generation_id, first, wire, raw)
        self._last = entry.last
        self._events.clear()
        self._raw.clear()
        self._in_flight = True
        return entry

    def settle(self, failure: Exception | None) -> None:
        self._in_flight = False
        self._failure = self._failure or failure
        self._settled.set()

    def _read(self) -> None:
        if not self._unread:
            return
        text = "".join(self._unread)
        self._unread.clear()
        self._raw.append(text)
        self._events += self._parser.feed(text)

    def _has_more(self) -> bool:
        return self._in_flight or bool(self._events)


class Appender:
    """Runs in the worker's loop and empties all writers that have something, in one round trip."""

    def __init__(self, log: EventLog) -> None:
        self._log = log
        self._wanted: set[AnswerWriter] = set()
        self._anything = asyncio.Event()
        self.open_writers = 0

    def wanted(self, writer: AnswerWriter) -> None:
        self._wanted.add(writer)
        self._anything.set()

    async def run(self) -> None:
        while True:
            await self._anything.wait()
            self._anything.clear()
            writers, self._wanted = self._wanted, set()
            await self._append(writers)
            await asyncio.sleep(max(LEAST_PAUSE, PAUSE * math.sqrt(self.open_writers)))

    async def _append(self, writers: set[AnswerWriter]) -> None:
        taken = [item for writer in writers if (item := self._taken(writer)) is not None]
        if not taken:
            return
        results = await self._append_until_it_works([entry for _, entry in taken])
        for (writer, _), refused in zip(taken, results, strict=True):
            writer.settle(refused)

    def _taken(self, writer: AnswerWriter) -> tuple[AnswerWriter, Entry] | None:
        try:
            entry = writer.take()
        except Exception as error:
            writer.settle(error)  # the end of its own generation, not of all others
            return None
        return None if entry is None else (writer, entry)

    async def _append_until_it_works(self, entries: list[Entry]) -> list[AppendRefused | None]:
        lost_answer = False  # the first attempt may have arrived although its answer did not
        while True:
            try:
                results = await self._log.append(entries)
            except RedisError as error:
                logger.warning("event log cannot be written, trying again: %s", error)
                lost_answer = True
                await asyncio.sleep(RETRY_DELAY)
                continue
            return [None] * len(entries) if lost_answer else results


def _on_the_wire(events: Sequence[Event | ParserEvent]) -> list[Event]:
    wire: list[Event] = []
    run: list[ParserEvent] = []
    for event in events:
        if isinstance(event, dict):
            wire += [*coalesced(run), event]
            run = []
        else:
            run.append(event)
    return wire + coalesced(run)
