"""The worker's side: takes questions for its model and streams the answers back."""

import asyncio
import logging
import time
from collections import deque
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from functools import partial
from typing import Any

import redis.asyncio
from redis.exceptions import RedisError

from artifacts_app.generation.passing import words
from artifacts_app.generation.passing.question import (
    ANSWERS,
    KEPT,
    QUESTIONS,
    Question,
    question_of,
)
from inference.engines.base import Engine
from inference.errors import EngineDied, EngineError, EngineTimeout, EngineUnavailable
from inference.types import GenerationRequest, StreamItem

logger = logging.getLogger(__name__)

MOST = 64  # questions at once; further ones wait for another worker, or for a place
WAIT = 30.0  # seconds of one look for questions
DROPS_REMEMBERED = 256
PAUSE = 0.5  # seconds until Redis is tried again


class QuestionDesk:
    """Lives on the engine's loop, from when the engine can answer."""

    def __init__(
        self, client: redis.asyncio.Redis, engine: Engine, worker: str, on_death: Callable[[], None]
    ) -> None:
        self._redis = client
        self._engine = engine
        self._worker = worker
        self._on_death = on_death
        self._places = asyncio.Semaphore(MOST)
        self._dropped: deque[str] = deque(maxlen=DROPS_REMEMBERED)
        self._running: dict[str, asyncio.Task[None]] = {}

    async def run(self) -> None:
        """Until it is cancelled; what is being answered then is told to ask again."""
        queue = QUESTIONS + self._engine.model.name
        try:
            while True:
                await self._places.acquire()
                question = await self._take(queue)
                task = asyncio.create_task(self._answer(question), name="question")
                self._running[question.id] = task
                task.add_done_callback(partial(self._forget, question.id))
        finally:
            await self._close()

    def drop(self, question_id: str) -> None:
        """Nobody waits for it any more."""
        self._dropped.append(question_id)  # it may be on its way here
        if (task := self._running.get(question_id)) is not None:
            task.cancel()

    async def _take(self, queue: str) -> Question:
        while True:
            try:
                taken: Any = await self._redis.blpop([queue], timeout=WAIT)
            except RedisError as error:
                logger.warning("questions cannot be read, trying again: %s", error)
                await asyncio.sleep(PAUSE)
                continue
            if taken is None:
                continue
            try:
                question = question_of(taken[1])
            except (ValueError, TypeError, KeyError):
                logger.exception("a question that nobody understands is thrown away")
                continue
            if question.deadline > time.time() and question.id not in self._dropped:
                return question

    async def _answer(self, question: Question) -> None:
        try:
            await self._say(question, words.taken_by(self._worker))
            async with asyncio.timeout(question.deadline - time.time()):
                async with aclosing(self._items(question)) as items:
                    async for item in items:
                        await self._say(question, words.said(item))
        except TimeoutError:
            await self._fail(question, EngineTimeout("The model took too long to answer."))
        except EngineDied as error:
            await self._fail(question, error)
            self._on_death()
        except EngineError as error:
            await self._fail(question, error)
        except RedisError as error:
            logger.warning("an answer is lost: %s", error)
        except Exception:
            logger.exception("a question failed unexpectedly")
            await self._fail(question, EngineError("The model could not answer this."))

    def _items(self, question: Question) -> AsyncGenerator[StreamItem, None]:
        request = question.request()
        if isinstance(request, GenerationRequest):
            return self._engine.stream(request)
        return self._engine.complete(request)

    async def _fail(self, question: Question, error: EngineError) -> None:
        try:
            await self._say(question, words.failed(error))
        except RedisError as lost:
            logger.warning("nobody hears that a question failed: %s", lost)

    async def _say(self, question: Question, word: words.Word) -> None:
        pipeline = self._redis.pipeline(transaction=False)
        pipeline.xadd(question.answers, word)
        pipeline.expire(question.answers, KEPT)
        await pipeline.execute()

    def _forget(self, key: str, done: asyncio.Task[None]) -> None:
        self._running.pop(key, None)
        self._places.release()
        if not done.cancelled() and (error := done.exception()) is not None:
            logger.error("a question failed unexpectedly", exc_info=error)

    async def _close(self) -> None:
        running = dict(self._running)
        for task in running.values():
            task.cancel()
        await asyncio.gather(*running.values(), return_exceptions=True)
        shut = words.failed(EngineUnavailable("The model is being restarted. Try again soon."))
        for question_id in running:
            await self._redis.xadd(ANSWERS + question_id, shut)
