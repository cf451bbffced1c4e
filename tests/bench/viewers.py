"""`python -m tests.bench.viewers`: what viewers cost, and how soon a cancelled page leaves the engine.

Idle WebSockets by the web process's memory; one page with many viewers; the time from asking for a
cancellation until the engine has stopped. `--json FILE` keeps the numbers.
"""

import argparse
import asyncio
import json
import tempfile
import time
from pathlib import Path
from typing import Any

import httpx
import psutil
import websockets

from inference.engines.scripted import STAMP, Script, ScriptedEngine
from tests.bench.streams import Measured, Round, percentile, straight
from tests.integration.stack import TOKEN, Stack, running_stack
from tests.support.openai_replay import ReplayServer

RATE = 50.0  # tokens a second
TOKENS = 500
CANCELS = 20
OPENED_AT_ONCE = 20  # sockets
HEADERS = {"Authorization": f"Bearer {TOKEN}"}
Numbers = dict[str, float]


def script() -> Script:
    lines = "".join(f"{STAMP}ab\n" for _ in range(TOKENS))
    return Script(f"{STAMP}ok\n```html\n{lines}", tokens_per_second=RATE, first_token_seconds=1.0)


class Bench:
    def __init__(
        self, stack: Stack, engine: ScriptedEngine, http: httpx.AsyncClient, direct: str
    ) -> None:
        """`direct`: the address of the engine's server."""
        self.stack, self.engine, self.http, self.direct = stack, engine, http, direct
        self.web = psutil.Process(stack.pids()["web"])

    async def ask(self) -> dict[str, Any]:
        return dict((await self.http.post("/api/artifacts", json={"prompt": "a page"})).json())

    def open(self, created: dict[str, Any]) -> websockets.connect:
        url = self.stack.origin.replace("http", "ws") + created["events"]
        return websockets.connect(url, additional_headers=HEADERS, compression=None)

    async def idle(self, count: int) -> Numbers:
        """Sockets of a page that is finished."""
        created = await self.ask()
        async with self.open(created) as first:
            await _until_it_ends(first)
        before, opening = self.web.memory_info().rss, asyncio.Semaphore(OPENED_AT_ONCE)

        async def one() -> websockets.ClientConnection:
            async with opening:
                socket = await self.open(created)
                await socket.recv()
                return socket

        sockets = await asyncio.gather(*(one() for _ in range(count)))
        each = (self.web.memory_info().rss - before) / count / 1024
        await asyncio.gather(*(socket.close() for socket in sockets))
        return {"sockets": count, "KiB each": round(each, 1)}

    async def fan_out(self, count: int) -> Numbers:
        """One page, watched by many from its beginning; and one that a client has straight from
        the engine's server."""
        direct = Measured()
        async with httpx.AsyncClient(base_url=self.direct, timeout=60) as http:
            await straight(http, Round(1), direct)
        created = await self.ask()
        before, measured = self.web.cpu_times(), Measured()

        async def one() -> None:
            async with self.open(created) as socket:
                seen = len(measured.added)
                await _until_it_ends(socket, measured)
                measured.lost += len(measured.added) == seen

        await asyncio.gather(*(one() for _ in range(count)))
        after = self.web.cpu_times()
        cpu = after.user + after.system - before.user - before.system
        return {
            "viewers": count,
            "lost tokens": count * (TOKENS + 1) - len(measured.added),
            "added ms, median": round(percentile(measured.added, 0.5), 1),
            "added ms, p99": round(percentile(measured.added, 0.99), 1),
            "direct ms, median": round(percentile(direct.added, 0.5), 1),
            "direct ms, p99": round(percentile(direct.added, 0.99), 1),
            "web CPU s for each viewer": round(cpu / count, 4),
        }

    async def cancel(self) -> Numbers:
        """From the request to cancel until the engine works on nothing."""
        took: list[float] = []
        for _ in range(CANCELS):
            created = await self.ask()
            while not self.engine.running:
                await asyncio.sleep(0.001)  # until it has begun
            started = time.monotonic()
            path = f"/api/generations/{created['generation']['id']}/cancel"
            (await self.http.post(path)).raise_for_status()
            while self.engine.running:
                await asyncio.sleep(0.001)  # until it has stopped
            took.append(1000 * (time.monotonic() - started))
        return {
            "cancelled": CANCELS,
            "ms, median": round(percentile(took, 0.5), 1),
            "ms, worst": round(max(took), 1),
        }


async def _until_it_ends(
    socket: websockets.ClientConnection, measured: Measured | None = None
) -> None:
    async for message in socket:
        event = json.loads(message)
        if measured is not None and "text" in event:
            measured.take(event["text"])
        if event["type"] in {"finished", "failed", "cancelled"}:
            return


async def measure(folder: Path, idle: int, viewers: int) -> dict[str, Numbers]:
    engine = ScriptedEngine([script()])
    async with ReplayServer(engine) as server:
        entering = running_stack(
            folder, None, ARTIFACTS_BASE_URL=server.base_url, MAX_SOCKETS_PER_VIEWER="100000"
        )
        stack = await asyncio.to_thread(entering.__enter__)
        try:
            async with httpx.AsyncClient(
                base_url=stack.origin, headers=HEADERS, timeout=60
            ) as http:
                bench = Bench(stack, engine, http, server.base_url)
                return {
                    "cancel": await bench.cancel(),
                    "fan-out": await bench.fan_out(viewers),
                    "idle": await bench.idle(idle),
                }
        finally:
            await asyncio.to_thread(entering.__exit__, None, None, None)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--idle", type=int, default=1000)
    parser.add_argument("--viewers", type=int, default=200)
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        found = asyncio.run(measure(Path(name), arguments.idle, arguments.viewers))
    for what, numbers in found.items():
        print(f"{what}: " + ", ".join(f"{name} {value:g}" for name, value in numbers.items()))
    if arguments.json:
        arguments.json.write_text(json.dumps(found, indent=2) + "\n")


if __name__ == "__main__":
    main()
