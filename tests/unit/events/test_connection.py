"""A client serves more callers at once than it has connections."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest
from redis.asyncio import Redis

from artifacts_app.events.connection import MOST_CONNECTIONS, connect

CALLERS = 3 * MOST_CONNECTIONS


async def test_callers_wait_for_a_connection(event_redis: Redis) -> None:
    answers = await asyncio.gather(*(event_redis.ping() for _ in range(CALLERS)))
    assert answers == [True] * CALLERS


@pytest.mark.usefixtures("redis_url")
def test_threads_wait_too() -> None:
    with ThreadPoolExecutor(CALLERS) as threads:
        answers = list(threads.map(lambda _: connect().ping(), range(CALLERS)))
    assert answers == [True] * CALLERS
