"""The part of a Celery worker process that outlives a task: one event loop, one engine.

The loop runs in a thread of its own and owns the engine and the Redis client. A Celery thread
waits for each running generation while the engine batches them all.
"""

import asyncio
import logging
import os
import signal
import socket
import threading
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, TypeVar
from uuid import UUID

from redis.exceptions import RedisError

from artifacts_app.events.connection import connect_async
from artifacts_app.events.log import EventLog
from artifacts_app.events.types import Event
from artifacts_app.generation import control, engine_state, leases
from artifacts_app.generation.afterthoughts import Afterthoughts, Keep
from artifacts_app.generation.answer import Answer
from artifacts_app.generation.engine_start import EngineStart
from artifacts_app.generation.engine_state import EngineState
from artifacts_app.generation.leases import Lease
from artifacts_app.generation.passing.desk import QuestionDesk
from artifacts_app.generation.runner import GenerationRunner, Job
from artifacts_app.generation.writer import AnswerWriter, Appender
from inference.engines.base import Engine
from inference.errors import EngineDied
from inference.hardware import gpus_here
from inference.prompts import Conversation

logger = logging.getLogger(__name__)

T = TypeVar("T")


class GenerationWorker:
    """Start it once per process; `run` may then be called from any thread."""

    def __init__(self, engine: Engine, slots: int = 1) -> None:
        """`slots`: pages that are written at once."""
        self._engine = engine
        self._slots = slots
        self._name = f"{socket.gethostname()}:{os.getpid()}"
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run_loop, name="generations", daemon=True)
        self._redis = connect_async()
        self._log = EventLog(self._redis)
        self._appender = Appender(self._log)
        self._engine_start = EngineStart(engine)
        self._gpus: list[tuple[str, int]] = []
        self._runner = GenerationRunner(engine, self._engine_start.wait, self._log, self._appender)
        self._desk = QuestionDesk(self._redis, engine, self._name, self._end_process)
        self._afterthoughts = Afterthoughts(engine, slots, self._end_process)
        self._held: set[Lease] = set()
        self._running: dict[UUID, asyncio.Task[tuple[Answer, AnswerWriter]]] = {}
        self._handing_over = asyncio.Event()
        self._ending = False
        self._background: list[asyncio.Task[None]] = []

    @property
    def model_name(self) -> str:
        """Empty while the engine loads, or if it does not."""
        return self._engine.model.name if self._engine_start.has_succeeded else ""

    @property
    def model_is_demo(self) -> bool:
        return self._engine.model.is_demo

    def start(self) -> None:
        """Begin to load the engine; returns at once, generations wait until it is ready."""
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self._start(), self._loop)

    def hold(self, lease: Lease) -> None:
        """Keep it alive until `drop`."""
        self._held.add(lease)

    def drop(self, lease: Lease) -> None:
        self._held.discard(lease)

    def run(self, job: Job) -> tuple[Answer, AnswerWriter]:
        """Write the job's answer into the log; blocks. Raises AppendRefused."""
        return self._wait_for(self._run_job(job))

    def say_last(self, job: Job, writer: AnswerWriter, event: Event) -> None:
        """Append a generation's ending and let its log expire in due time."""
        self._wait_for(self._say_last(job, writer, event))

    def think_of(self, conversation: Conversation, keep: Keep) -> None:
        """Ask the model something that nobody waits for; returns at once."""
        self._loop.call_soon_threadsafe(self._think_of, conversation, keep)

    def hand_over(self) -> None:
        """Stop all that runs, for other workers to continue."""
        self._loop.call_soon_threadsafe(self._cancel_all)

    def stop(self) -> None:
        self._wait_for(self._close())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(timeout=5)

    def _wait_for(self, coroutine: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(coroutine, self._loop).result()

    def _run_loop(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_forever()

    async def _start(self) -> None:
        self._background = [
            asyncio.create_task(self._appender.run(), name="appender"),
            asyncio.create_task(
                control.listen(self._redis, self._cancel, self._desk.drop), name="control"
            ),
            asyncio.create_task(_every(leases.RENEWAL, self._renew), name="leases"),
            asyncio.create_task(_every(engine_state.TOLD_EVERY, self._tell_state), name="state"),
        ]
        self._gpus = [(gpu.name, gpu.memory) for gpu in await asyncio.to_thread(gpus_here)]
        await self._tell_state()  # before an engine that stops the loop while it loads
        await self._engine_start.run()
        if self._engine_start.has_succeeded:
            logger.info("engine ready: %s", self._engine.model.name)
            self._background.append(asyncio.create_task(self._desk.run(), name="questions"))
        else:
            logger.error("the engine does not start: %s", self._engine_start.error)
        await self._tell_state()

    async def _run_job(self, job: Job) -> tuple[Answer, AnswerWriter]:
        task = asyncio.create_task(self._runner.run(job, self._handing_over))
        self._running[job.generation_id] = task
        self._afterthoughts.give_way(len(self._running))
        try:
            return await task
        except EngineDied:
            self._end_process()
            raise
        finally:
            # A later attempt may run here already, and have found out that this one is outdated.
            if self._running.get(job.generation_id) is task:
                del self._running[job.generation_id]

    def _end_process(self) -> None:
        """Ask Celery to end well. Whoever started this process starts it anew, with an engine that
        lives; the leases of what ran here run out, and recovery queues it again."""
        if not self._ending:
            self._ending = True
            logger.critical("the engine has died; this worker ends")
            os.kill(os.getpid(), signal.SIGTERM)

    async def _say_last(self, job: Job, writer: AnswerWriter, event: Event) -> None:
        writer.say(event)
        await writer.flush()
        await self._log.expire(job.artifact_id)

    def _think_of(self, conversation: Conversation, keep: Keep) -> None:
        self._afterthoughts.begin(conversation, keep, len(self._running))

    def _cancel(self, generation_id: UUID) -> None:
        task = self._running.get(generation_id)
        if task is not None:
            task.cancel()

    def _cancel_all(self) -> None:
        self._handing_over.set()
        for task in self._running.values():
            task.cancel()

    async def _renew(self) -> None:
        await leases.renew(self._redis, list(self._held))

    async def _tell_state(self) -> None:
        try:
            await engine_state.tell(self._redis, self._name, await self._state())
        except RedisError as error:
            logger.warning("nobody hears about the engine: %s", error)

    async def _state(self) -> EngineState:
        if not self._engine_start.has_succeeded:
            words = await self._engine_start.words()
            return EngineState("", is_demo=False, ready=False, detail=words, gpus=self._gpus)
        model, health = self._engine.model, await self._engine.health()
        return EngineState(
            model.name,
            model.is_demo,
            health.ready,
            health.detail,
            model.context_tokens,
            self._gpus,
            self._slots,
            model.fills_in,
        )

    async def _close(self) -> None:
        await self._afterthoughts.close()
        for task in self._background:
            task.cancel()
        await asyncio.gather(*self._background, return_exceptions=True)
        await engine_state.withdraw(self._redis, self._name)
        await self._engine.close()
        await self._redis.aclose()


async def _every(seconds: float, do: Callable[[], Awaitable[None]]) -> None:
    """Whatever it fails with, it is tried again: pages depend on it."""
    while True:
        try:
            await do()
        except RedisError as error:
            logger.warning("Redis cannot be told, trying again: %s", error)
        except Exception:
            logger.exception("failed, trying again")
        await asyncio.sleep(seconds)
