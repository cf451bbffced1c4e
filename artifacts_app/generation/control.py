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


def say_dropped(pipeline: redis.asyncio.client.Pipeline, question_id: str) -> None:
    """Nobody waits for the answer to this question any more."""
    pipeline.xadd(KEY, {"drop": question_id}, maxlen=KEPT, approximate=True)


async def was_cancelled(client: redis.asyncio.Redis, generation_id: UUID) -> bool:
    return bool(await client.exists(_cancel_key(generation_id)))


def _cancel_key(generation_id: UUID) -> str:
    return f"generation:{generation_id}:cancel"


async def listen(
    client: redis.asyncio.Redis,
    on_cancel: Callable[[UUID], None],
    on_drop: Callable[[str], None],
) -> None:
    """Call back for each generation cancelled and each question dropped from now on; runs until it
    is cancelled itself."""
    last: str | None = None
    while True:
        try:
            last = last or await _end(client)
            reply: Any = await client.xread({KEY: last}, block=BLOCK)
        except RedisError as error:
            logger.warning("control stream cannot be read, trying again: %s", error)
            await asyncio.sleep(0.5)
            continue
        for _, items in reply or []:
            for entry_id, fields in items:
                last = entry_id.decode()
                if b"cancel" in fields:
                    on_cancel(UUID(fields[b"cancel"].decode()))
                elif b"drop" in fields:
                    on_drop(fields[b"drop"].decode())


async def _end(client: redis.asyncio.Redis) -> str:
    entries: Any = await client.xrevrange(KEY, count=1)
    return entries[0][0].decode() if entries else "0-0"
