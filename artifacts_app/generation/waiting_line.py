"""The generations that wait for a worker, in the order in which they will be served: what a place
in line is read from. `fair_order` decides it, and `line_keeping` writes it here."""

import math
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import redis
import redis.asyncio

KEY = "generations:waiting"
PACE_KEY = "generations:pace"
PACE_BELIEVED_FOR = 60  # seconds; who keeps it writes it every few


@dataclass(frozen=True, slots=True)
class Place:
    number: int  # 1 is next
    seconds: int | None  # until it is this one's turn, as far as can be said


def join(client: redis.Redis, generation_id: UUID) -> None:
    """Join the line at its end; its keeper sorts it. Joining twice keeps the place."""
    client.zadd(KEY, {str(generation_id): time.time()}, nx=True)


def leave(client: redis.Redis, *generation_ids: UUID) -> None:
    if generation_ids:
        client.zrem(KEY, *map(str, generation_ids))


def members(client: redis.Redis) -> set[UUID]:
    waiting: Any = client.zrange(KEY, 0, -1)
    return {UUID(member.decode()) for member in waiting}


def length(client: redis.Redis) -> int:
    count: Any = client.zcard(KEY)
    return int(count)


def sort(client: redis.Redis, order: Sequence[UUID]) -> None:
    """Write the order; who has left meanwhile is not brought back, who has joined stays behind."""
    places = {str(generation_id): number for number, generation_id in enumerate(order)}
    if places:
        client.zadd(KEY, places, xx=True)


def set_pace(client: redis.Redis, seconds: float | None) -> None:
    """Seconds from one turn to the next; None where nothing is known yet."""
    if seconds is None:
        client.delete(PACE_KEY)
    else:
        client.set(PACE_KEY, f"{seconds:.3f}", ex=PACE_BELIEVED_FOR)


def pace(client: redis.Redis) -> float | None:
    return _pace(client.get(PACE_KEY))


def places(client: redis.Redis, generation_ids: Iterable[UUID]) -> dict[UUID, Place]:
    """Of those that are in line."""
    wanted = list(generation_ids)
    pipeline = client.pipeline(transaction=False)
    for generation_id in wanted:
        pipeline.zrank(KEY, str(generation_id))
    pipeline.get(PACE_KEY)
    *ranks, pace = pipeline.execute()
    found = zip(wanted, ranks, strict=True)
    return {pk: _place(rank, pace) for pk, rank in found if rank is not None}


async def place(client: redis.asyncio.Redis, generation_id: UUID) -> Place | None:
    pipeline = client.pipeline(transaction=False)
    pipeline.zrank(KEY, str(generation_id))
    pipeline.get(PACE_KEY)
    rank, pace = await pipeline.execute()
    return None if rank is None else _place(rank, pace)


def _place(rank: int, pace: Any) -> Place:
    seconds = _pace(pace)
    return Place(rank + 1, None if seconds is None else math.ceil(seconds * (rank + 1)))


def _pace(value: Any) -> float | None:
    return float(value) if isinstance(value, bytes) else None
