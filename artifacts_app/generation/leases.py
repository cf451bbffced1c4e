"""Which worker is alive on which generation.

A worker renews its leases every `RENEWAL` seconds. One that dies stops, and after `DURATION` any
other worker sees that the generation has no owner. A generation keeps its lease until its last
event is in the log, so that a death between "saved" and "told" is noticed too.

The clock is that of Redis: one for all machines. Where it jumps, generations may change hands, which
loses nothing; none waits for a time that is far away.
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

import redis
import redis.asyncio

KEY = "generations:leases"
DURATION = 6.0  # seconds; a viewer of a dead worker's page waits about this long
RENEWAL = 2.0  # seconds; two renewals may fail before a lease is lost


def take(client: redis.Redis, generation_id: UUID) -> None:
    client.zadd(KEY, {str(generation_id): _now(client) + DURATION})


def release(client: redis.Redis, generation_id: UUID) -> None:
    client.zrem(KEY, str(generation_id))


async def renew(client: redis.asyncio.Redis, generation_ids: Iterable[UUID]) -> None:
    """Renew those still held; one that recovery has taken away is not brought back."""
    names = [str(generation_id) for generation_id in generation_ids]
    if names:
        seconds, _ = await client.time()
        await client.zadd(KEY, dict.fromkeys(names, seconds + DURATION), xx=True)


def expired(client: redis.Redis) -> list[UUID]:
    """Also leases that end later than one taken now would: they are from before a jump back."""
    now = _now(client)
    past: Any = client.zrangebyscore(KEY, "-inf", now)
    never: Any = client.zrangebyscore(KEY, now + 2 * DURATION, "+inf")
    return [UUID(member.decode()) for member in [*past, *never]]


def held(client: redis.Redis) -> set[UUID]:
    members: Any = client.zrange(KEY, 0, -1)
    return {UUID(member.decode()) for member in members}


def _now(client: redis.Redis) -> int:
    told: Any = client.time()
    return int(told[0])
