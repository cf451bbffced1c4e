"""`make bench`: streams through the whole application, beside a server that only replays them."""

import argparse
import asyncio
from collections.abc import Sequence

from tests.bench.streams import LEAST_STREAMS, PROCESSES, Direct, Round, measure, running
from tests.integration.stack import Stack

COLUMNS = (
    "streams",
    "first token, added ms",
    "direct",
    "speed, share of direct",
    "each token, added ms",
    "direct",
    "CPU s per 1,000 tokens = web + worker + Valkey",
    "direct",
    "MiB",
    "lost",
)
HEAD = f"""
p50 / p99; direct: the same client straight at an OpenAI-compatible server

| {" | ".join(COLUMNS)} |
|{"---|" * len(COLUMNS)}"""


async def report(stack: Stack, direct: Direct, counts: Sequence[int]) -> None:
    print(HEAD)
    async for row in measure(stack, direct, [Round(count) for count in counts]):
        print(line_of(row), flush=True)


def line_of(row: dict[str, float]) -> str:
    cpu = [row[f"CPU {kind}"] for kind in PROCESSES]
    cells = [
        f"{row['streams']}",
        _pair(row, "first"),
        _pair(row, "direct first"),
        f"{row['speed']:.3f}",
        _pair(row, "added"),
        _pair(row, "direct added"),
        f"{sum(cpu):.3f} = {' + '.join(f'{part:.3f}' for part in cpu)}",
        f"{row['CPU direct']:.3f}",
        f"{row['MiB']:.0f}",
        f"{row['lost']} of {max(row['streams'], LEAST_STREAMS)}",
    ]
    return f"| {' | '.join(cells)} |"


def _pair(row: dict[str, float], name: str) -> str:
    return f"{row[f'{name} p50']:.1f} / {row[f'{name} p99']:.1f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--streams", type=int, nargs="+", default=[1, 16, 64, 256])
    parser.add_argument("--webs", type=int, default=1, help="web processes")
    arguments = parser.parse_args()
    with running(arguments.streams, arguments.webs) as (stack, direct):
        asyncio.run(report(stack, direct, arguments.streams))


if __name__ == "__main__":
    main()
