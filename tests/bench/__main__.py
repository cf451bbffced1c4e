"""`make bench`: what the application adds between the engine and the viewer.

The scripted engine writes into each token the time at which it is emitted. A client on the same
machine reads it back: through worker, Valkey and Daphne, and, as the baseline, straight from an
OpenAI-compatible server that replays the same script. Ratios hold between machines; the
milliseconds are this machine's.
"""

import argparse
import asyncio
import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from pathlib import Path

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


async def through_the_application(
    stack: Stack, http: httpx.AsyncClient, part: Round, into: Measured
) -> None:
    started = last = time.monotonic()
    answer = await http.post("/api/artifacts", json={"prompt": part.prompt})
    if answer.status_code != HTTPStatus.CREATED:
        raise RuntimeError(f"{answer.status_code} {answer.text}")
    created = answer.json()
    url = stack.origin.replace("http", "ws") + created["events"]
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


def resident(pids: dict[str, int]) -> float:
    return sum(float(psutil.Process(pid).memory_info().rss) for pid in pids.values()) / 2**20


async def measure(stack: Stack, direct: str, counts: list[int]) -> AsyncIterator[str]:
    authorised = {"Authorization": f"Bearer {TOKEN}"}
    limits = httpx.Limits(max_connections=None)
    async with (
        httpx.AsyncClient(
            base_url=stack.origin, headers=authorised, limits=limits, timeout=60
        ) as ours,
        httpx.AsyncClient(base_url=direct, limits=limits, timeout=60) as theirs,
    ):
        warm_up = Round(counts[0])
        await through_the_application(stack, ours, warm_up, Measured())
        for part in map(Round, counts):
            base = await rounds_of(part, partial(straight, theirs, part))
            before = cpu_seconds(stack.pids())
            app = await rounds_of(part, partial(through_the_application, stack, ours, part))
            after = cpu_seconds(stack.pids())
            thousands = len(app.first) * part.tokens / 1000
            cpu = [(after[name] - before[name]) / thousands for name in PROCESSES]
            yield _row(part.count, app, base, cpu, resident(stack.pids()))


def _row(count: int, app: Measured, base: Measured, cpu: list[float], memory: float) -> str:
    cells = [
        str(count),
        f"{percentile(app.first, 0.5):.1f} / {percentile(app.first, 0.99):.1f}",
        f"{percentile(base.first, 0.5):.1f} / {percentile(base.first, 0.99):.1f}",
        f"{percentile(base.seconds, 0.5) / percentile(app.seconds, 0.5):.3f}",
        f"{percentile(app.added, 0.5):.1f} / {percentile(app.added, 0.99):.1f}",
        f"{percentile(base.added, 0.5):.1f} / {percentile(base.added, 0.99):.1f}",
        f"{sum(cpu):.3f} = {' + '.join(f'{part:.3f}' for part in cpu)}",
        f"{memory:.0f}",
        f"{app.lost} of {len(app.first)}",
    ]
    return "| " + " | ".join(cells) + " |"


async def report(stack: Stack, direct: str, counts: list[int]) -> None:
    print(
        "milliseconds, p50 / p99; direct: the same client straight at an OpenAI-compatible server\n"
    )
    print(
        "| streams | first token, added | direct | speed, share of direct | each token, added | direct "
        "| CPU s per 1,000 tokens = web + worker + Valkey | MiB | lost |"
    )
    print("|---|---|---|---|---|---|---|---|---|")
    async for row in measure(stack, direct, counts):
        print(row, flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--streams", type=int, nargs="+", default=[1, 16, 64, 256])
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        most = str(2 * max(arguments.streams))
        scripts = [Round(count).script() for count in arguments.streams]
        with running_stack(folder, scripts, WORKER_CONCURRENCY=most, MAX_QUEUED=most) as stack:
            port = free_port()
            command = [sys.executable, "-m", "tests.support.openai_replay"]
            replay = subprocess.Popen([*command, str(folder / "scripts.json"), str(port)])
            try:
                direct = f"http://127.0.0.1:{port}/v1"
                time.sleep(1)  # until it listens
                asyncio.run(report(stack, direct, arguments.streams))
            finally:
                replay.terminate()


if __name__ == "__main__":
    main()
