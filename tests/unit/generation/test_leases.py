"""Leases go by Redis's clock, whatever it does."""

import uuid
from collections.abc import Iterator

import pytest
from redis import Redis
from redis.asyncio import Redis as AsyncRedis

from artifacts_app.events.connection import connect
from artifacts_app.generation import leases

GENERATION = uuid.uuid4()
HOUR = 3600.0


@pytest.fixture
def redis(redis_url: str) -> Iterator[Redis]:
    client = connect()
    leases.take(client, GENERATION)
    yield client
    leases.release(client, GENERATION)


def test_a_lease_holds_until_it_is_released(redis: Redis) -> None:
    assert leases.expired(redis) == []
    assert leases.held(redis) == {GENERATION}
    leases.release(redis, GENERATION)
    assert leases.held(redis) == set()


@pytest.mark.parametrize("jump", [HOUR, -HOUR], ids=["forward", "back"])
def test_a_clock_that_jumps_lets_leases_go(redis: Redis, jump: float) -> None:
    redis.zincrby(leases.KEY, -jump, str(GENERATION))
    assert leases.expired(redis) == [GENERATION]


async def test_a_lease_that_was_taken_away_is_not_renewed(
    redis: Redis, event_redis: AsyncRedis
) -> None:
    leases.release(redis, GENERATION)
    await leases.renew(event_redis, [GENERATION])
    assert leases.held(redis) == set()
