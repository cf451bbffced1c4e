"""The engine of this process from its first try to start until it can answer."""

import asyncio
import itertools
import logging
import time
from contextlib import suppress

from inference.engines.base import Engine
from inference.errors import EngineError, EngineUnavailable

logger = logging.getLogger(__name__)

PAUSES = (1.0, 2.0, 5.0, 10.0, 30.0)  # seconds between tries; the last one repeats
PATIENCE = 60.0  # seconds that a generation waits for an engine whose start has failed
LOOK = 0.5  # seconds between two looks at the clock


class EngineStart:
    """Tries for as long as trying helps: a model server may come up after this process."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._settled = asyncio.Event()
        self.error: EngineError | None = None  # of the last try

    @property
    def has_succeeded(self) -> bool:
        return self._settled.is_set() and self.error is None

    async def run(self) -> None:
        """Return when the engine can answer, or when it never will."""
        for pause in itertools.chain(PAUSES, itertools.repeat(PAUSES[-1])):
            self.error = await self._try()
            if self.error is None or not self.error.retryable:
                break
            logger.warning("the engine does not start, next try in %.0f s: %s", pause, self.error)
            await asyncio.sleep(pause)
        self._settled.set()

    async def _try(self) -> EngineError | None:
        try:
            await self._engine.start()
        except EngineError as error:
            return error
        except Exception as error:
            logger.exception("the engine does not start")
            return EngineUnavailable(f"The model does not load: {error}")
        return None

    async def wait(self) -> None:
        """Until the engine can answer: as long as it loads, and for a while after it has failed.

        Raises why it cannot.
        """
        arrived = time.monotonic()
        while not self._settled.is_set():
            if self.error is not None and time.monotonic() - arrived > PATIENCE:
                break
            with suppress(TimeoutError):
                async with asyncio.timeout(LOOK):
                    await self._settled.wait()
        if self.error is not None:
            raise self.error

    async def words(self) -> str:
        """For the person who waits: why there is no answer yet; empty where there would be."""
        if self.has_succeeded:
            return ""
        if self.error is None:
            return (await self._engine.health()).detail
        return f"{self.error} It is tried again." if self.error.retryable else str(self.error)
