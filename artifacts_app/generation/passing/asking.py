"""The web process's side: put a question, and hear the answer as it is made."""

import asyncio
import logging
import time
from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import Any

import redis.asyncio
from redis.exceptions import RedisError

from artifacts_app.events.connection import connect_async
from artifacts_app.generation import control, engine_state
from artifacts_app.generation.passing import words
from artifacts_app.generation.passing.question import KEPT, Question
from inference.errors import EngineTimeout, EngineUnavailable
from inference.types import StreamEnd, StreamItem

logger = logging.getLogger(__name__)

LOOK = 5.0  # seconds of silence after which we see whether the worker still lives
TAKEN_WITHIN = 30.0  # seconds; with no worker free for that long, more questions do not help


async def answer_to(question: Question) -> AsyncGenerator[StreamItem, None]:
    """As an engine's `stream`: closing it stops the model's work on this question."""
    hearing = _Hearing(question)
    try:
        async with aclosing(hearing.items()) as items:
            async for item in items:
                yield item
    except RedisError as error:
        raise EngineUnavailable("The queue cannot be reached.") from error
    finally:
        # Shielded: who leaves cancels this.
        await asyncio.shield(hearing.leave())


class _Hearing:
    def __init__(self, question: Question) -> None:
        self._question = question
        self._redis: redis.asyncio.Redis = connect_async()
        self._asked = time.monotonic()
        self._last = "0-0"
        self._worker = ""
        self._ended = False

    async def items(self) -> AsyncGenerator[StreamItem, None]:
        await self._put()
        while not self._ended:
            entries = await self._next()
            if not entries:
                await self._require_patience()
            for entry_id, fields in entries:
                self._last = entry_id.decode()
                if worker := words.taker(fields):
                    self._worker = worker
                    continue
                self._ended = b"error" in fields or b"end" in fields
                yield words.heard(fields)

    async def _put(self) -> None:
        pipeline = self._redis.pipeline(transaction=True)
        pipeline.rpush(self._question.queue, self._question.as_json())
        pipeline.expire(self._question.queue, KEPT)
        await pipeline.execute()

    async def _next(self) -> Any:
        left = self._question.deadline - time.time()
        block = max(1, int(min(left, LOOK) * 1000))
        reply: Any = await self._redis.xread({self._question.answers: self._last}, block=block)
        return reply[0][1] if reply else []

    async def _require_patience(self) -> None:
        if time.time() >= self._question.deadline:
            raise EngineTimeout("The model took too long to answer.")
        if not self._worker and time.monotonic() - self._asked > TAKEN_WITHIN:
            raise EngineUnavailable("The model is busy. Try again soon.")
        if self._worker and not await engine_state.is_alive(self._redis, self._worker):
            raise EngineUnavailable("The model's process ended in the middle of the answer.")

    async def leave(self) -> None:
        try:
            pipeline = self._redis.pipeline(transaction=False)
            if not self._ended:
                pipeline.lrem(self._question.queue, 1, self._question.as_json())
                control.say_dropped(pipeline, self._question.id)
            pipeline.delete(self._question.answers)
            await pipeline.execute()
        except RedisError as error:
            logger.warning("a question ends at its deadline only: %s", error)
        finally:
            await self._redis.aclose()


async def whole_answer(question: Question) -> tuple[str, StreamEnd]:
    """Raises EngineError."""
    parts: list[str] = []
    async with aclosing(answer_to(question)) as items:
        async for item in items:
            if isinstance(item, StreamEnd):
                return "".join(parts), item
            parts.append(item.text)
    raise EngineUnavailable("The model stopped in the middle of its answer.")
