"""Short questions to the engine about pages that are done: nobody waits for them, so they give way
to every page that wants to be written."""

import asyncio
import logging
from collections.abc import Callable
from contextlib import aclosing
from uuid import uuid4

from inference.engines.base import Engine
from inference.errors import EngineDied, EngineError
from inference.prompts import Conversation
from inference.types import GenerationRequest, TextDelta

logger = logging.getLogger(__name__)

SECONDS = 8.0  # until it is not worth having any more
LONGEST = 2_000  # characters

Keep = Callable[[str], None]  # is given the answer, empty where there is none


class Afterthoughts:
    """Lives on the engine's loop."""

    def __init__(self, engine: Engine, slots: int, on_death: Callable[[], None]) -> None:
        self._engine = engine
        self._slots = slots
        self._on_death = on_death
        self._running: list[asyncio.Task[None]] = []

    def begin(self, conversation: Conversation, keep: Keep, others: int) -> None:
        """Ask, and have the answer kept, in a thread of its own; at once an empty one where the
        engine has no place beside the `others` that it works on."""
        has_place = others + len(self._running) < self._slots
        thought = self._think(conversation, keep) if has_place else asyncio.to_thread(keep, "")
        task = asyncio.create_task(thought, name="afterthought")
        self._running.append(task)
        task.add_done_callback(self._forget)

    def give_way(self, others: int) -> None:
        """Drop as many as take a place that the `others` need."""
        excess = others + len(self._running) - self._slots
        for task in self._running[: max(0, excess)]:
            task.cancel()

    async def close(self) -> None:
        running = list(self._running)
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)

    async def _think(self, conversation: Conversation, keep: Keep) -> None:
        answer = ""
        try:
            async with asyncio.timeout(SECONDS):
                answer = await self._answer(conversation)
        except TimeoutError:
            logger.info("an afterthought took too long")
        except EngineDied:
            self._on_death()
        except EngineError as error:
            logger.warning("an afterthought failed: %s", error)
        await asyncio.to_thread(keep, answer)

    async def _answer(self, conversation: Conversation) -> str:
        request = GenerationRequest(uuid4().hex, conversation.messages, conversation.sampling)
        text = ""
        async with aclosing(self._engine.stream(request)) as items:
            async for item in items:
                if isinstance(item, TextDelta):
                    text += item.text
                if len(text) > LONGEST:
                    break
        return text

    def _forget(self, task: asyncio.Task[None]) -> None:
        self._running.remove(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            logger.error("an afterthought could not be kept", exc_info=error)
