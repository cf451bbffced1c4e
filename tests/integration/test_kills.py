"""Workers, web and queue killed at random points: the text is whole, once, in one version."""

import asyncio
import random
import signal
from collections.abc import Iterator
from typing import Any

import pytest
from celery import Celery

from tests.integration.stack import Stack, running_stack
from tests.integration.watched import ANSWER, PAGE, Point, Watched, ask
from tests.support.recovery import goes_on

pytestmark = pytest.mark.processes
SEED = 20  # of the points at which is killed
WORKERS = 10  # killed at the same time, each at a point of its own
ROUNDS = 2
SLOW_START = 4.0  # seconds before the first token: enough to be killed before it
START_DEADLINE = 90  # seconds in which all workers are there
SCRIPTS: list[dict[str, Any]] = [
    {
        "match": "late",
        "text": ANSWER,
        "tokens_per_second": 400,
        "first_token_seconds": SLOW_START,
    },
    {"match": "", "text": ANSWER, "tokens_per_second": 60},
]


def points() -> list[Point]:
    draw = random.Random(SEED)
    inside = [Point("inside the text", draw.randrange(1, len(PAGE))) for _ in range(14)]
    others = [Point("before the first token")] * 3 + [Point("while saving")] * 3
    drawn = inside + others
    draw.shuffle(drawn)
    return drawn


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    folder = tmp_path_factory.mktemp("kills")
    with running_stack(folder, SCRIPTS, WORKER_CONCURRENCY="1", ARTIFACTS_MODEL="worker") as stack:
        yield stack


async def ready(stack: Stack, count: int) -> None:
    celery = Celery(broker=stack.valkey.url)
    async with asyncio.timeout(START_DEADLINE):
        while len(await asyncio.to_thread(celery.control.ping, timeout=3, limit=count)) < count:
            pass


async def kill_at(stack: Stack, watched: Watched, point: Point) -> float:
    worker = await watched.owner()
    await watched.until(point)
    await asyncio.to_thread(stack.end, worker, signal.SIGKILL)
    return await watched.until_it_goes_on()


async def one_round(stack: Stack, points: list[Point]) -> list[float]:
    names = [f"worker{number}" if number > 1 else "worker" for number in range(1, WORKERS + 1)]
    for number, name in enumerate(names, start=1):
        if name not in stack.pids():
            stack.start_worker(number, ARTIFACTS_MODEL=name)
    await ready(stack, WORKERS)
    sentences = ["late" if point.kind == "before the first token" else "page" for point in points]
    watched = await asyncio.gather(*(ask(stack, sentence) for sentence in sentences))
    killing = [
        asyncio.create_task(kill_at(stack, one, point))
        for one, point in zip(watched, points, strict=True)
    ]
    await asyncio.gather(*(one.until(point) for one, point in zip(watched, points, strict=True)))
    for number in range(1, 5):
        while names[number - 1] in stack.pids():
            await asyncio.sleep(0.01)  # until it is dead
        name = names[number - 1]
        await asyncio.to_thread(stack.start_worker, number, ARTIFACTS_MODEL=name)
    seconds = await asyncio.gather(*killing)
    for one in watched:
        await one.assert_whole()
    return list(seconds)


async def test_a_worker_killed_at_twenty_points_loses_nothing(stack: Stack) -> None:
    drawn = points()
    seconds: list[float] = []
    for first in range(0, len(drawn), WORKERS):
        seconds += await one_round(stack, drawn[first : first + WORKERS])
    for point, took in sorted(zip(map(str, drawn), seconds, strict=True)):
        goes_on(f"worker killed {point}", took)
    assert len(seconds) == ROUNDS * WORKERS


@pytest.mark.parametrize("victims", [("web",), ("valkey",), ("web", "valkey")], ids="+".join)
async def test_web_and_queue_killed_lose_nothing(stack: Stack, victims: tuple[str, ...]) -> None:
    draw = random.Random(SEED + len(victims))
    watched = await asyncio.gather(*(ask(stack, "page") for _ in range(4)))
    await watched[0].until(Point("inside the text", draw.randrange(1, len(PAGE) // 2)))
    await asyncio.gather(*(asyncio.to_thread(end, stack, name) for name in victims))
    await asyncio.gather(*(asyncio.to_thread(begin, stack, name) for name in victims))
    took = max(await asyncio.gather(*(one.until_it_goes_on() for one in watched)))
    goes_on(f"{' and '.join(victims)} killed", took)
    for one in watched:
        await one.assert_whole()


def end(stack: Stack, name: str) -> None:
    if name == "valkey":
        stack.valkey.kill()
    else:
        stack.end(name, signal.SIGKILL)


def begin(stack: Stack, name: str) -> None:
    if name == "valkey":
        stack.valkey.start()
    else:
        stack.start_web()
