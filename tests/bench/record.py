"""`python -m tests.bench.record`: the whole bench of streams and viewers, kept in docs/bench.json.

Some ten minutes, on a machine that does nothing else. `python -m tests.bench.page` draws the page.
"""

import argparse
import asyncio
import json
import os
import platform
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psutil

from tests.bench import viewers
from tests.bench.__main__ import HEAD, line_of
from tests.bench.streams import Round, measure, running

FILE = Path("docs/bench.json")
COUNTS = (1, 2, 4, 8, 16, 32, 64, 128, 256)
TWO_WEBS = (64, 256)


async def rows(counts: Sequence[int], webs: int) -> list[dict[str, float]]:
    found = []
    print(HEAD if webs == 1 else f"\n{webs} web processes:\n", flush=True)
    with running(counts, webs) as (stack, direct):
        async for row in measure(stack, direct, [Round(count) for count in counts]):
            found.append({name: round(value, 4) for name, value in row.items()})
            print(line_of(row), flush=True)
    return found


def machine() -> dict[str, Any]:
    cpu = Path("/proc/cpuinfo")
    names = [
        line.partition(": ")[2] for line in cpu.read_text().splitlines() if "model name" in line
    ]
    return {
        "processor": names[0] if names else platform.processor(),
        "cores": os.cpu_count(),
        "memory, GiB": round(psutil.virtual_memory().total / 2**30),
        "system": f"{platform.system()} {'.'.join(platform.release().split('.')[:2])}",
        "Python": platform.python_version(),
        "load before": round(os.getloadavg()[0], 2),
        "date": datetime.now(UTC).date().isoformat(),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--streams", type=int, nargs="+", default=COUNTS)
    parser.add_argument("--two-webs", type=int, nargs="+", default=TWO_WEBS)
    parser.add_argument("--idle", type=int, default=1000)
    parser.add_argument("--viewers", type=int, default=200)
    parser.add_argument("--json", type=Path, default=FILE)
    arguments = parser.parse_args()
    found: dict[str, Any] = {"machine": machine()}
    found["one web process"] = asyncio.run(rows(arguments.streams, 1))
    found["two web processes"] = asyncio.run(rows(arguments.two_webs, 2))
    with tempfile.TemporaryDirectory() as name:
        found |= asyncio.run(viewers.measure(Path(name), arguments.idle, arguments.viewers))
    arguments.json.write_text(json.dumps(found, indent=1) + "\n")


if __name__ == "__main__":
    main()
