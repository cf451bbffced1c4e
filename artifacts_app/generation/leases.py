"""Which worker is alive on which generation.

A worker renews its leases every `RENEWAL` seconds. One that dies stops, and after `DURATION` any
other worker sees that the generation has no owner. A generation keeps its lease until its last
event is in the log, so that a death between "saved" and "told" is noticed too.
"""

import time
from collections.abc import Iterable
from typing import Any
from uuid import UUID

import redis
import redis.asyncio

KEY = "generations:leases"
DURATION = 6.0  # seconds; a viewer of a dead worker's page waits about this long
RENEWAL = 2.0  # seconds; two renewals may fail before a lease is lost


def take(client: redis.Redis, generation_id: UUID) -> None:
    client.zadd(KEY, {str(generation_id): time.time() + DURATION})


def release(client: redis.Redis, generation_id: UUID) -> None:
    client.zrem(KEY, str(generation_id))


async def renew(client: redis.asyncio.Redis, generation_ids: Iterable[UUID]) -> None:
    """Renew those still held; one that recovery has taken away is not brought back."""
    until = time.time() + DURATION
    held = {str(generation_id): until for generation_id in generation_ids}
    if held:
        await client.zadd(KEY, held, xx=True)


def expired(client: redis.Redis) -> list[UUID]:
    members: Any = client.zrangebyscore(KEY, "-inf", time.time())
    return [UUID(member.decode()) for member in members]


def held(client: redis.Redis) -> set[UUID]:
    members: Any = client.zrange(KEY, 0, -1)
    return {UUID(member.decode()) for member in members}
