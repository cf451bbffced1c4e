"""Chunks on their way from a thread of llama.cpp to the event loop."""

import asyncio
from collections import deque
from collections.abc import AsyncGenerator
from typing import Any

Chunk = dict[str, Any]


class Reply:
    """Filled by one thread, emptied on one loop, which is woken once for all that has gathered."""

    def __init__(self) -> None:
        self.stopped = False
        self._loop = asyncio.get_running_loop()
        self._chunks: deque[Chunk] = deque()
        self._arrived = asyncio.Event()
        self._woken = False
        self._finished = False
        self._error: BaseException | None = None

    def put(self, chunk: Chunk) -> bool:
        """For the thread. True asks llama.cpp to end the request and free its slot."""
        self._chunks.append(chunk)
        if not self._woken:
            self._woken = True
            self._loop.call_soon_threadsafe(self._arrived.set)
        return self.stopped

    def finish(self, error: BaseException | None = None) -> None:
        """For the loop: nothing more will come. The first call counts."""
        self.stopped = True
        if not self._finished:
            self._finished, self._error = True, error
            self._arrived.set()

    async def gathered(self) -> AsyncGenerator[list[Chunk], None]:
        """What has arrived since the last look, until the end; raises what `finish` was given."""
        while not self._finished or self._chunks:
            await self._arrived.wait()
            self._arrived.clear()
            # Before emptying: a chunk that comes from here on wakes the loop once more.
            self._woken = False
            if chunks := self._take():
                yield chunks
        if self._error is not None:
            raise self._error

    def _take(self) -> list[Chunk]:
        chunks = []
        while self._chunks:
            chunks.append(self._chunks.popleft())
        return chunks
