"""The generations that wait for a worker, in order of arrival: what a place in line is read from."""

import time
from typing import Any
from uuid import UUID

import redis
import redis.asyncio

KEY = "generations:waiting"


def join(client: redis.Redis, generation_id: UUID) -> int:
    """Join the line at its end; returns the place, 1 is next. Joining twice keeps the place."""
    pipeline = client.pipeline(transaction=False)
    pipeline.zadd(KEY, {str(generation_id): time.time()}, nx=True)
    pipeline.zrank(KEY, str(generation_id))
    _, rank = pipeline.execute()
    return int(rank or 0) + 1


def leave(client: redis.Redis, generation_id: UUID) -> None:
    client.zrem(KEY, str(generation_id))


def members(client: redis.Redis) -> set[str]:
    waiting: Any = client.zrange(KEY, 0, -1)
    return {member.decode() for member in waiting}


async def position(client: redis.asyncio.Redis, generation_id: UUID | str) -> int | None:
    rank: Any = await client.zrank(KEY, str(generation_id))
    return None if rank is None else int(rank) + 1
