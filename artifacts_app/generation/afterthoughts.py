"""Short questions to the engine about pages that are done: nobody waits for them, so they give way
to every page that wants to be written."""

import asyncio
import logging
from collections.abc import Callable
from contextlib import aclosing
from dataclasses import dataclass
from uuid import uuid4

from inference.engines.base import Engine
from inference.errors import EngineDied, EngineError
from inference.prompts import Conversation
from inference.types import GenerationRequest, StreamEnd

logger = logging.getLogger(__name__)

SECONDS = 8.0  # until it is not worth having any more
LONGEST = 2_000  # characters

# Is given the answer, empty where there is none, and the tokens that it and its question took.
Keep = Callable[[str, int], None]


@dataclass(slots=True)
class _Thought:
    text: str = ""
    tokens: int = 0  # with the question's once the engine has told them
    is_whole: bool = False


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
        thought = self._think(conversation, keep) if has_place else asyncio.to_thread(keep, "", 0)
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
        answer = _Thought()
        try:
            async with asyncio.timeout(SECONDS):
                await self._answer(conversation, answer)
        except TimeoutError:
            logger.info("an afterthought took too long")
        except EngineDied:
            self._on_death()
        except EngineError as error:
            logger.warning("an afterthought failed: %s", error)
        await asyncio.to_thread(keep, answer.text if answer.is_whole else "", answer.tokens)

    async def _answer(self, conversation: Conversation, answer: _Thought) -> None:
        request = GenerationRequest(uuid4().hex, conversation.messages, conversation.sampling)
        async with aclosing(self._engine.stream(request)) as items:
            async for item in items:
                if isinstance(item, StreamEnd):
                    answer.tokens = item.prompt_tokens + item.completion_tokens
                    continue
                answer.text += item.text
                answer.tokens += item.tokens
                if len(answer.text) > LONGEST:
                    break
        answer.is_whole = True

    def _forget(self, task: asyncio.Task[None]) -> None:
        self._running.remove(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            logger.error("an afterthought could not be kept", exc_info=error)
