"""Engine → parser → event log, for one generation; no database in here."""

import asyncio
import logging
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from uuid import UUID

from artifacts_app.events.cursor import Cursor
from artifacts_app.events.log import EventLog
from artifacts_app.generation import control
from artifacts_app.generation.answer import Answer
from artifacts_app.generation.writer import AnswerWriter, Appender
from inference.artifact_format.parser import ArtifactParser
from inference.engines.base import Engine
from inference.errors import ContextTooLong, EngineDied, EngineError
from inference.prompts import Conversation
from inference.types import GenerationRequest, StreamEnd, TextDelta

logger = logging.getLogger(__name__)

LEAST_ROOM = 512  # tokens for an answer; less is not worth beginning


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


class TooLarge(Exception):
    pass


@dataclass
class _Progress:
    """What a run has come to so far: also what is kept when it ends early."""

    parser: ArtifactParser = field(default_factory=ArtifactParser)
    size: int = 0  # bytes of the answer
    tokens: int = 0
    end: StreamEnd | None = None


class GenerationRunner:
    """`loaded` resolves when the engine can answer, or to the EngineError that says why not."""

    def __init__(
        self, engine: Engine, loaded: asyncio.Future[None], log: EventLog, appender: Appender
    ) -> None:
        self._engine = engine
        self._loaded = loaded
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
        progress = _Progress()
        writer = AnswerWriter(
            self._appender, job.artifact_id, job.generation_id, cursor, progress.parser
        )
        self._appender.open_writers += 1
        try:
            answer = await self._stream_to_end(job, prefix, writer, progress, handing_over)
            await writer.flush()
        finally:
            self._appender.open_writers -= 1
        return answer, writer

    async def _begin(
        self, job: Job, prefix: str, writer: AnswerWriter, progress: _Progress
    ) -> None:
        await self._log.begin(job.artifact_id, job.ordinal)
        if await control.was_cancelled(self._log.redis, job.generation_id):
            raise asyncio.CancelledError
        if job.attempt > 1:
            writer.say({"type": "resumed", "attempt": job.attempt})
            progress.parser.feed(prefix)  # its events are in the log already
            progress.size = len(prefix.encode())
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
            await asyncio.shield(self._loaded)
            await self._begin(job, prefix, writer, progress)
            await self._stream(job, prefix, writer, progress)
        except asyncio.CancelledError:
            if handing_over.is_set():
                return Answer("handed_over")
            return self._close(writer, progress, "cancelled")
        except TooLarge:
            message = f"The page grew past the limit of {job.largest_artifact // 1024} KiB."
            answer = self._close(writer, progress, "failed")
            return _failed(answer, "artifact_too_large", message, retryable=False)
        except EngineDied:
            raise  # this process cannot go on with it; another one can
        except EngineError as error:
            logger.warning("generation %s failed: %s", job.generation_id, error)
            answer = self._close(writer, progress, "failed")
            return _failed(answer, error.code, str(error), error.retryable)
        return self._close(writer, progress, "finished")

    async def _stream(
        self, job: Job, prefix: str, writer: AnswerWriter, progress: _Progress
    ) -> None:
        conversation, room = await self._fitting(job.conversation)
        sampling = replace(conversation.sampling, max_tokens=min(job.max_tokens, room))
        request = GenerationRequest(
            str(job.generation_id), conversation.messages, sampling, answer_prefix=prefix
        )
        async with aclosing(self._engine.stream(request)) as stream:
            async for item in stream:
                if isinstance(item, TextDelta):
                    progress.size += len(item.text.encode())
                    progress.tokens += item.tokens
                    writer.write(item.text, progress.tokens)
                    if progress.size > job.largest_artifact:
                        raise TooLarge
                else:
                    progress.end = item

    async def _fitting(self, conversation: Conversation) -> tuple[Conversation, int]:
        """The conversation shortened as needed, and the tokens left for the answer to it."""
        while True:
            used = await self._engine.count_tokens(conversation.messages)
            room = self._engine.model.context_tokens - used
            if room >= LEAST_ROOM:
                return conversation, room
            shorter = conversation.shorter() if conversation.shorter else None
            if shorter is None:
                raise ContextTooLong(
                    f"The request takes {used:,} tokens; the model's context of "
                    f"{self._engine.model.context_tokens:,} leaves no room for an answer."
                )
            conversation = shorter

    def _close(self, writer: AnswerWriter, progress: _Progress, status: str) -> Answer:
        writer.close()
        outcome = progress.parser.outcome
        end = progress.end
        return Answer(
            status=status,  # type: ignore[arg-type]
            files=dict(outcome.files),
            prose=outcome.prose.strip(),
            truncated=end is not None and end.reason == "length",
            prompt_tokens=end.prompt_tokens if end else 0,
            completion_tokens=end.completion_tokens if end else progress.tokens,
        )


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
