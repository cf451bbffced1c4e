"""How a web process reaches the worker that writes a generation: a stream that all workers read.

A stream and not a channel, so that a word said while a worker reconnects is still heard.
"""

import asyncio
import logging
from collections.abc import Callable
from typing import Any
from uuid import UUID

import redis
import redis.asyncio
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)

KEY = "workers:control"
KEPT = 1_000  # entries; a worker that is further behind is not alive
BLOCK = 30_000  # milliseconds
CANCEL_MEMORY = 3600  # seconds a cancellation outlives its worker, so that no other takes it up


def ask_to_cancel(client: redis.Redis, generation_id: UUID) -> None:
    pipeline = client.pipeline(transaction=False)
    pipeline.set(_cancel_key(generation_id), "1", ex=CANCEL_MEMORY)
    pipeline.xadd(KEY, {"cancel": str(generation_id)}, maxlen=KEPT, approximate=True)
    pipeline.execute()


async def was_cancelled(client: redis.asyncio.Redis, generation_id: UUID) -> bool:
    return bool(await client.exists(_cancel_key(generation_id)))


def _cancel_key(generation_id: UUID) -> str:
    return f"generation:{generation_id}:cancel"


async def listen(client: redis.asyncio.Redis, on_cancel: Callable[[UUID], None]) -> None:
    """Call `on_cancel` for each cancellation from now on; runs until it is cancelled."""
    last = await _end(client)
    while True:
        try:
            reply: Any = await client.xread({KEY: last}, block=BLOCK)
        except RedisError as error:
            logger.warning("control stream cannot be read, trying again: %s", error)
            await asyncio.sleep(0.5)
            continue
        for _, items in reply or []:
            for entry_id, fields in items:
                last = entry_id.decode()
                on_cancel(UUID(fields[b"cancel"].decode()))


async def _end(client: redis.asyncio.Redis) -> str:
    entries: Any = await client.xrevrange(KEY, count=1)
    return entries[0][0].decode() if entries else "0-0"
