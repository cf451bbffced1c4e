"""What the application adds between the engine and the viewer.

The scripted engine writes into each token the time at which it is emitted. A client on the same
machine reads it back: through worker, Valkey and Daphne, and, as the baseline, straight from an
OpenAI-compatible server that replays the same script. Ratios hold between machines; the
milliseconds are this machine's.
"""

import asyncio
import gc
import itertools
import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import Self

import httpx
import psutil
import websockets

from inference.engines.scripted import STAMP
from tests.integration.stack import TOKEN, Stack, running_stack
from tests.support.valkey import free_port

RATE = 50.0  # tokens a second of each stream
FIRST_TOKEN = 0.5  # seconds; longer than it takes to open the WebSocket
TOGETHER = 10.0  # seconds for which all streams of a round run at once, at least
LEAST_STREAMS = 4  # measured for each row; fewer at once are measured one after the other
ARRIVALS = 16  # new streams a second, at most
PROCESSES = ("web", "worker", "valkey")
STAMPED = re.compile(r"(\d{6,});")


@dataclass
class Measured:
    first: list[float] = field(default_factory=list)  # milliseconds beyond the engine's own
    added: list[float] = field(default_factory=list)  # milliseconds of each token
    lost: int = 0
    seconds: list[float] = field(
        default_factory=list
    )  # of each stream, from asking to its last token

    def take(self, text: str) -> None:
        now = time.monotonic_ns()
        self.added += [(now - int(stamp)) / 1e6 for stamp in STAMPED.findall(text)]


@dataclass(frozen=True, slots=True)
class Round:
    """So many streams that all run at once for a while."""

    count: int

    @property
    def prompt(self) -> str:
        return f"one of {self.count} pages"

    @property
    def arrivals(self) -> float:
        """Seconds over which they begin."""
        return self.count / ARRIVALS

    @property
    def tokens(self) -> int:
        """Of each stream."""
        return int(RATE * (self.arrivals + TOGETHER))

    def script(self) -> dict[str, object]:
        text = f"{STAMP}ok\n```html\n" + f"{STAMP}ab\n" * self.tokens
        pace = {"tokens_per_second": RATE, "first_token_seconds": FIRST_TOKEN}
        return {"match": self.prompt, "text": text, **pace}


@dataclass(frozen=True, slots=True)
class Direct:
    """The server that only replays."""

    url: str
    pid: int


class Clients:
    """One for each web process, asked by turns."""

    def __init__(self, stack: Stack, limits: httpx.Limits) -> None:
        ports = stack.web_ports.values()
        headers = {"Authorization": f"Bearer {TOKEN}"}
        self._clients = [
            httpx.AsyncClient(
                base_url=f"http://localhost:{port}", headers=headers, limits=limits, timeout=60
            )
            for port in ports
        ]
        self._turns = itertools.cycle(self._clients)

    def next(self) -> httpx.AsyncClient:
        return next(self._turns)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *error: object) -> None:
        for client in self._clients:
            await client.aclose()


async def through_the_application(clients: Clients, part: Round, into: Measured) -> None:
    http = clients.next()
    started = last = time.monotonic()
    answer = await http.post("/api/artifacts", json={"prompt": part.prompt})
    if answer.status_code != HTTPStatus.CREATED:
        raise RuntimeError(f"{answer.status_code} {answer.text}")
    created = answer.json()
    url = str(http.base_url.join(created["events"])).replace("http", "ws", 1)
    headers = {"Authorization": f"Bearer {TOKEN}"}
    first = True
    before = len(into.added)
    async with websockets.connect(url, additional_headers=headers, compression=None) as socket:
        async for message in socket:
            event = json.loads(message)
            if "text" in event:
                if first:
                    into.first.append(1000 * (time.monotonic() - started - FIRST_TOKEN))
                    first = False
                into.take(event["text"])
                last = time.monotonic()
            if event["type"] in {"finished", "failed"}:
                break
    into.lost += len(into.added) - before < part.tokens
    into.seconds.append(last - started)


async def straight(http: httpx.AsyncClient, part: Round, into: Measured) -> None:
    started = last = time.monotonic()
    first = True
    before = len(into.added)
    body = {"messages": [{"role": "user", "content": part.prompt}], "stream": True}
    async with http.stream("POST", "/chat/completions", json=body) as response:
        async for line in response.aiter_lines():
            if not line.startswith("data: {"):
                continue
            text = json.loads(line[6:])["choices"][0]["delta"].get("content", "")
            if text and first:
                into.first.append(1000 * (time.monotonic() - started - FIRST_TOKEN))
                first = False
            into.take(text)
            last = time.monotonic()
    into.lost += len(into.added) - before < part.tokens
    into.seconds.append(last - started)


async def rounds_of(part: Round, one: Callable[[Measured], Awaitable[None]]) -> Measured:
    measured = Measured()
    for _ in range(max(1, LEAST_STREAMS // part.count)):
        await round_of(part, one, measured)
    return measured


async def round_of(
    part: Round, one: Callable[[Measured], Awaitable[None]], measured: Measured
) -> None:

    async def arrive(number: int) -> None:
        await asyncio.sleep(part.arrivals * number / part.count)
        await one(measured)

    await asyncio.gather(*(arrive(number) for number in range(part.count)))


def percentile(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else float("nan")


def cpu_seconds(pids: dict[str, int]) -> dict[str, float]:
    times = {name: psutil.Process(pid).cpu_times() for name, pid in pids.items()}
    return {name: float(time.user + time.system) for name, time in times.items()}


async def with_cpu(
    pids: dict[str, int], work: Awaitable[Measured]
) -> tuple[Measured, dict[str, float]]:
    """What was measured, and the seconds of CPU of these processes meanwhile."""
    before = cpu_seconds(pids)
    measured = await work
    after = cpu_seconds(pids)
    return measured, {name: after[name] - before[name] for name in after}


def resident(pids: dict[str, int]) -> float:
    return sum(float(psutil.Process(pid).memory_info().rss) for pid in pids.values()) / 2**20


async def measure(
    stack: Stack, direct: Direct, parts: Sequence[Round]
) -> AsyncIterator[dict[str, float]]:
    """A row for each round: milliseconds, seconds of CPU for 1,000 tokens, MiB."""
    gc.disable()  # a client that stops to collect would see late what came in time
    limits = httpx.Limits(max_connections=None)
    async with (
        Clients(stack, limits) as ours,
        httpx.AsyncClient(base_url=direct.url, limits=limits, timeout=60) as theirs,
    ):
        await through_the_application(ours, parts[0], Measured())  # warms up
        for part in parts:
            base, direct_cpu = await with_cpu(
                {"direct": direct.pid}, rounds_of(part, partial(straight, theirs, part))
            )
            app, cpu = await with_cpu(
                stack.pids(), rounds_of(part, partial(through_the_application, ours, part))
            )
            thousands = len(app.first) * part.tokens / 1000
            cpu = {name: spent / thousands for name, spent in (cpu | direct_cpu).items()}
            yield _row(part.count, app, base, cpu) | {"MiB": resident(stack.pids())}


def _row(count: int, app: Measured, base: Measured, cpu: dict[str, float]) -> dict[str, float]:
    values = {"first": app.first, "direct first": base.first}
    values |= {"added": app.added, "direct added": base.added}
    shares = {"p50": 0.5, "p99": 0.99}
    return {
        "streams": count,
        "lost": app.lost,
        "speed": percentile(base.seconds, 0.5) / percentile(app.seconds, 0.5),
        **{
            f"{name} {label}": percentile(numbers, share)
            for name, numbers in values.items()
            for label, share in shares.items()
        },
        **{f"CPU {kind}": _of(kind, cpu) for kind in (*PROCESSES, "direct")},
    }


def _of(kind: str, cpu: dict[str, float]) -> float:
    """Of all processes of a kind: web, web2 …"""
    return sum(seconds for name, seconds in cpu.items() if name.rstrip("0123456789") == kind)


@contextmanager
def running(counts: Sequence[int], webs: int = 1) -> Iterator[tuple[Stack, Direct]]:
    """A stack that has the rounds' scripts, and a server that replays them."""
    most = str(2 * max(counts))
    scripts = [Round(count).script() for count in counts]
    limits = {"WORKER_CONCURRENCY": most, "MAX_QUEUED": most}
    with (
        tempfile.TemporaryDirectory() as name,
        running_stack(Path(name), scripts, **limits) as stack,
    ):
        for number in range(2, webs + 1):
            stack.start_web(number)
        stack.wait_until_ready()
        port = free_port()
        command = [sys.executable, "-m", "tests.support.openai_replay"]
        replay = subprocess.Popen([*command, str(Path(name) / "scripts.json"), str(port)])
        try:
            time.sleep(1)  # until it listens
            yield stack, Direct(f"http://127.0.0.1:{port}/v1", replay.pid)
        finally:
            replay.terminate()
