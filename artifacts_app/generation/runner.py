"""Engine → parser → event log, for one generation; no database in here."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Mapping
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from uuid import UUID

from artifacts_app.events.cursor import Cursor
from artifacts_app.events.log import EventLog
from artifacts_app.generation import control
from artifacts_app.generation.answer import Answer
from artifacts_app.generation.wire import coalesced, whole_file
from artifacts_app.generation.writer import AnswerWriter, Appender
from artifacts_app.observability import numbers, tracing
from artifacts_app.observability.tally import tally
from inference.artifact_format.parser import ArtifactParser
from inference.engines.base import Engine
from inference.errors import ContextTooLong, EngineDied, EngineError
from inference.prompts import Conversation, repair
from inference.repetition import RepetitionWatch
from inference.types import GenerationRequest, StreamEnd, TextDelta

logger = logging.getLogger(__name__)

LEAST_ROOM = 512  # tokens for an answer; less is not worth beginning
MOST_CONTINUATIONS = 2  # of an answer that is cut at its token limit


@dataclass(frozen=True, slots=True)
class Job:
    """A claimed generation, as plain values."""

    generation_id: UUID
    artifact_id: UUID
    ordinal: int
    attempt: int
    conversation: Conversation
    max_tokens: int
    largest_artifact: int  # bytes
    sentence: str = ""
    files: Mapping[str, str] = field(default_factory=dict)  # that the answer is to change
    can_repair: bool = True  # the model understands being asked for edits again
    asked: float = 0.0  # seconds since 1970


class Stopped(Exception):
    """We end the answer: the code and message of the failure."""

    def __init__(self, code: str, message: str, *, retryable: bool) -> None:
        super().__init__(message)
        self.code, self.retryable = code, retryable


@dataclass
class _Progress:
    """What a run has come to so far: also what is kept when it ends early."""

    parser: ArtifactParser
    size: int = 0  # bytes of the answer
    tokens: int = 0
    prompt_tokens: int = 0
    end: StreamEnd | None = None
    prose: list[str] = field(default_factory=list)
    repetition: RepetitionWatch = field(default_factory=RepetitionWatch)
    kept: Mapping[str, str] = field(default_factory=dict)  # made before a repair that made nothing


def _unplaced() -> Stopped:
    message = "The model's changes fit nowhere in the page. Ask again, in other words."
    return Stopped("edits_not_placed", message, retryable=True)


class GenerationRunner:
    """`until_loaded` returns when the engine can answer, or raises why it cannot."""

    def __init__(
        self,
        engine: Engine,
        until_loaded: Callable[[], Awaitable[None]],
        log: EventLog,
        appender: Appender,
    ) -> None:
        self._engine = engine
        self._until_loaded = until_loaded
        self._log = log
        self._appender = appender

    async def run(self, job: Job, handing_over: asyncio.Event) -> tuple[Answer, AnswerWriter]:
        """Stream the job's answer into the log.

        1. Read what an earlier attempt has written and go on from there.
        2. Give each delta to the writer, which parses it and puts its events into the log.
        3. Return what there is, also after a failure or a cancellation; the caller saves it and
           then has the last word in the log.

        Cancelling the task stops the engine and returns a cancelled answer, or, with
        `handing_over` set, one that another worker is to continue. Raises AppendRefused where
        another worker already does, and EngineDied where another one must.
        """
        prefix, number = await self._log.answer_so_far(job.artifact_id, job.ordinal)
        cursor = Cursor(job.ordinal, number)
        progress = _Progress(ArtifactParser(job.files))
        writer = AnswerWriter(
            self._appender, job.artifact_id, job.generation_id, cursor, progress.parser
        )
        if prefix:  # its events are in the log already, but not when they came
            writer.making.note(coalesced(progress.parser.feed(prefix)))
            progress.size = len(prefix.encode())
        self._appender.open_writers += 1
        try:
            answer = await self._stream_to_end(job, prefix, writer, progress, handing_over)
            await _flushed(writer, handing_over)
        finally:
            self._appender.open_writers -= 1
        return answer, writer

    async def _begin(self, job: Job, writer: AnswerWriter) -> None:
        await self._log.begin(job.artifact_id, job.ordinal)
        if await control.was_cancelled(self._log.redis, job.generation_id):
            raise asyncio.CancelledError
        if job.attempt > 1:
            writer.say({"type": "resumed", "attempt": job.attempt})
        else:
            writer.say({"type": "started", "model": self._engine.model.name})

    async def _stream_to_end(
        self,
        job: Job,
        prefix: str,
        writer: AnswerWriter,
        progress: _Progress,
        handing_over: asyncio.Event,
    ) -> Answer:
        try:
            await self._until_loaded()
            await self._begin(job, writer)
            await self._stream(job, job.conversation, prefix, writer, progress)
            if job.files:
                await self._repair(job, writer, progress)
        except asyncio.CancelledError:
            if handing_over.is_set():
                return Answer("handed_over")
            return self._close(writer, progress, "cancelled")
        except Stopped as stopped:
            answer = self._close(writer, progress, "failed")
            return _failed(answer, stopped.code, str(stopped), stopped.retryable)
        except EngineDied:
            raise  # this process cannot go on with it; another one can
        except EngineError as error:
            logger.warning("generation %s failed: %s", job.generation_id, error)
            answer = self._close(writer, progress, "failed")
            return _failed(answer, error.code, str(error), error.retryable)
        return self._close(writer, progress, "finished")

    async def _stream(
        self,
        job: Job,
        conversation: Conversation,
        prefix: str,
        writer: AnswerWriter,
        progress: _Progress,
    ) -> None:
        """Stream one answer; where it is cut at the token limit, go on from its last character."""
        written, before = [prefix], progress.tokens
        for _ in range(1 + MOST_CONTINUATIONS):
            fitting, room = await self._fitting(conversation, progress.tokens - before)
            sampling = replace(fitting.sampling, max_tokens=min(job.max_tokens, room))
            request = GenerationRequest(
                str(job.generation_id), fitting.messages, sampling, "".join(written)
            )
            async with aclosing(self._engine.stream(request)) as stream:
                async for item in stream:
                    if isinstance(item, TextDelta):
                        written.append(item.text)
                        self._take(job, item, writer, progress)
                    else:
                        progress.end = item
                        progress.prompt_tokens += item.prompt_tokens
            is_cut = progress.end is not None and progress.end.reason == "length"
            if not is_cut or room - sampling.max_tokens < LEAST_ROOM:
                return

    def _take(self, job: Job, delta: TextDelta, writer: AnswerWriter, progress: _Progress) -> None:
        if not progress.tokens and job.attempt == 1:
            tally.observe(numbers.FIRST_TOKEN, time.time() - job.asked)
            tracing.event("first token")
        tally.count(numbers.TOKENS, delta.tokens)
        progress.size += len(delta.text.encode())
        progress.tokens += delta.tokens
        writer.write(delta.text, progress.tokens)
        if progress.size > job.largest_artifact:
            limit = job.largest_artifact // 1024
            raise Stopped(
                "artifact_too_large",
                f"The page grew past the limit of {limit} KiB. Ask for a smaller one.",
                retryable=False,
            )
        if progress.repetition.is_repeating(delta.text):
            raise Stopped(
                "repetition",
                "The model began to repeat itself without end, and was stopped. Try again.",
                retryable=True,
            )

    async def _repair(self, job: Job, writer: AnswerWriter, progress: _Progress) -> None:
        """Ask once more for edits that fit nowhere and for code that was left out."""
        writer.close()
        outcome = progress.parser.outcome
        if not outcome.failed_edits and not outcome.elisions:
            return
        if not job.can_repair:
            raise _unplaced()
        elided = {elision.path for elision in outcome.elisions}
        files = dict(outcome.files or job.files)
        for path in elided & job.files.keys():
            files[path] = job.files[path]
            for event in whole_file(path, files[path]):
                writer.say(event)
        progress.prose.append(outcome.prose)
        progress.parser = ArtifactParser(files)
        writer.go_on_with(progress.parser)
        conversation = repair.conversation(
            job.sentence, files, outcome.failed_edits, outcome.elisions
        )
        await self._stream(job, conversation, "", writer, progress)
        writer.close()
        repaired = progress.parser.outcome
        progress.kept = files if files != dict(job.files) else {}
        if not repaired.files and not progress.kept:
            raise _unplaced()
        if repaired.failed_edits:
            note = repair.note(job.sentence, len(repaired.failed_edits))
            progress.prose.append(repaired.prose)
            progress.prose.append(note)
            writer.say({"type": "prose", "text": f"\n\n{note}"})

    async def _fitting(self, conversation: Conversation, written: int) -> tuple[Conversation, int]:
        """The conversation shortened as needed, and the tokens left for the rest of the answer."""
        while True:
            used = await self._engine.count_tokens(conversation.messages) + written
            room = self._engine.model.context_tokens - used
            if room >= LEAST_ROOM:
                return conversation, room
            shorter = conversation.shorter() if conversation.shorter else None
            if shorter is None:
                raise ContextTooLong(
                    f"The request takes {used:,} tokens; the model's context of "
                    f"{self._engine.model.context_tokens:,} leaves no room for an answer. "
                    "Begin a new page."
                )
            conversation = shorter

    def _close(self, writer: AnswerWriter, progress: _Progress, status: str) -> Answer:
        writer.close()
        outcome = progress.parser.outcome
        end = progress.end
        if outcome.prose not in progress.prose:
            progress.prose.append(outcome.prose)
        return Answer(
            status=status,  # type: ignore[arg-type]
            files=dict(outcome.files or progress.kept),
            prose="\n\n".join(filter(None, map(str.strip, progress.prose))),
            truncated=end is not None and end.reason == "length",
            prompt_tokens=progress.prompt_tokens,
            completion_tokens=progress.tokens,
        )


async def _flushed(writer: AnswerWriter, handing_over: asyncio.Event) -> None:
    """All is written: who stops it now comes too late. Raises as `AnswerWriter.flush` does."""
    flushing = asyncio.create_task(writer.flush())
    while not flushing.done():
        try:
            await asyncio.shield(flushing)
        except asyncio.CancelledError:
            if handing_over.is_set():
                flushing.cancel()
                raise
    flushing.result()


def _failed(answer: Answer, code: str, message: str, retryable: bool) -> Answer:
    return Answer(
        status="failed",
        files=answer.files,
        prose=answer.prose,
        completion_tokens=answer.completion_tokens,
        error_code=code,
        error_message=message,
        retryable=retryable,
    )
