"""Leases go by Redis's clock, whatever it does, and are each of one attempt."""

import uuid
from collections.abc import Iterator

import pytest
from redis import Redis
from redis.asyncio import Redis as AsyncRedis

from artifacts_app.events.connection import connect
from artifacts_app.generation import leases
from artifacts_app.generation.leases import Lease

LEASE = Lease(uuid.uuid4(), 1)
NEXT = Lease(LEASE.generation_id, 2)
HOUR = 3600.0


@pytest.fixture
def redis(redis_url: str) -> Iterator[Redis]:
    client = connect()
    client.delete(leases.KEY)
    leases.take(client, LEASE)
    yield client
    client.delete(leases.KEY)


def test_a_lease_holds_until_it_is_released(redis: Redis) -> None:
    assert leases.end_expired(redis) == []
    assert leases.held(redis) == {LEASE.generation_id}
    leases.release(redis, LEASE)
    assert leases.held(redis) == set()


@pytest.mark.parametrize("jump", [HOUR, -HOUR], ids=["forward", "back"])
def test_a_clock_that_jumps_lets_leases_go(redis: Redis, jump: float) -> None:
    redis.zincrby(leases.KEY, -jump, str(LEASE))
    assert leases.end_expired(redis) == [LEASE]


def test_of_two_who_look_one_is_told(redis: Redis) -> None:
    redis.zincrby(leases.KEY, -HOUR, str(LEASE))
    assert [leases.end_expired(redis), leases.end_expired(redis)] == [[LEASE], []]


def test_who_was_overtaken_leaves_the_next_ones_lease_alone(redis: Redis) -> None:
    leases.take(redis, NEXT)
    leases.release(redis, LEASE)
    assert leases.held(redis) == {NEXT.generation_id}


async def test_a_lease_that_was_taken_away_is_not_renewed(
    redis: Redis, event_redis: AsyncRedis
) -> None:
    leases.release(redis, LEASE)
    await leases.renew(event_redis, [LEASE])
    assert leases.held(redis) == set()
