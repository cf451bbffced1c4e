"""`python -m tests.bench.page`: docs/bench.html from docs/bench.json."""

import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.template import Context, Engine

from tests.bench.plots import BarPlot, LinePlot, Series
from tests.bench.record import FILE
from tests.bench.streams import LEAST_STREAMS, PROCESSES, RATE

PAGE = FILE.with_suffix(".html")
AIM = 120.0  # milliseconds, 99th percentile, at the most streams
WEBS = {1: "one web process", 2: "two web processes"}
Row = dict[str, float]


def page(found: dict[str, Any]) -> str:
    rows: list[Row] = [{"webs": webs} | row for webs, name in WEBS.items() for row in found[name]]
    viewers = {name: found[name] for name in ("cancel", "fan-out", "idle")}
    context = {
        "rate": f"{RATE:g}",
        "machine": found["machine"],
        "tiles": tiles(rows, viewers),
        "lines": [
            latency(rows, "added", "Each token, milliseconds added", AIM),
            latency(rows, "first", "First token, milliseconds added"),
        ],
        "bars": [cpu(rows), speed(rows)],
        "rows": [told(row) for row in rows],
        "viewers": viewers,
    }
    engine = Engine(dirs=[str(Path(__file__).parent)])
    return engine.get_template("page.html").render(Context(context))


def tiles(rows: list[Row], viewers: dict[str, dict[str, float]]) -> list[tuple[str, str]]:
    most = max(rows, key=lambda row: (row["streams"], -row["webs"]))
    fan_out, idle, cancel = (viewers[name] for name in ("fan-out", "idle", "cancel"))
    return [
        (
            f"{sum(row['lost'] for row in rows):g} of {sum(_measured(row) for row in rows):g}",
            "streams lost",
        ),
        (
            f"{_number(most['added p99'])} ms",
            f"added to each token with {most['streams']:g} streams, 99th percentile",
        ),
        (
            f"{_number(fan_out['added ms, p99'])} ms",
            f"likewise, one page with {fan_out['viewers']:g} viewers",
        ),
        (f"{idle['KiB each']:g} KiB", f"for each of {idle['sockets']:g} idle WebSockets"),
        (f"{_number(cancel['ms, median'])} ms", "from Stop to the model’s silence, median"),
    ]


def latency(rows: list[Row], what: str, title: str, aim: float | None = None) -> LinePlot:
    series = [
        Series(f"{name}, {share}", f"webs-{webs} {share}", _values(rows, webs, f"{what} {share}"))
        for webs, name in WEBS.items()
        for share in ("p50", "p99")
    ]
    direct = Series("direct, p99", "direct p99", _values(rows, 1, f"direct {what} p99"))
    return LinePlot(title, "ms", [*series, direct], aim)


def _values(rows: list[Row], webs: int, what: str) -> dict[int, float]:
    return {int(row["streams"]): row[what] for row in rows if row["webs"] == webs}


def cpu(rows: list[Row]) -> BarPlot:
    bars = [(_name(row), {kind: row[f"CPU {kind}"] for kind in PROCESSES}) for row in rows]
    return BarPlot("CPU seconds for 1,000 tokens", "s", bars)


def speed(rows: list[Row]) -> BarPlot:
    bars = [(_name(row), {"share": row["speed"]}) for row in rows]
    return BarPlot("Speed beside the direct client’s, 1 is as fast", "", bars)


def _name(row: Row) -> str:
    streams = "1 stream" if row["streams"] == 1 else f"{row['streams']:g} streams"
    return streams if row["webs"] == 1 else f"{streams}, {row['webs']} webs"


def told(row: Row) -> list[str]:
    """The cells of the table."""
    ours = sum(row[f"CPU {kind}"] for kind in PROCESSES)
    return [
        f"{row['streams']:g}",
        f"{row['webs']:g}",
        *_beside(row, "first"),
        *_beside(row, "added"),
        f"{row['speed']:.3f}",
        f"{ours:.3f}",
        _times(ours, row["CPU direct"]),
        f"{row['MiB']:.0f}",
        f"{row['lost']:g} of {_measured(row):g}",
    ]


def _beside(row: Row, what: str) -> list[str]:
    """Added, direct, and how many times as much."""
    both = [
        f"{_number(row[f'{name} p50'])} / {_number(row[f'{name} p99'])}"
        for name in (what, f"direct {what}")
    ]
    return [*both, _times(row[f"{what} p50"], row[f"direct {what} p50"])]


def _measured(row: Row) -> float:
    """Streams: fewer at once were repeated."""
    return max(row["streams"], LEAST_STREAMS)


def _times(ours: float, direct: float) -> str:
    return f"{ours / direct:.1f}" if direct > 0 else "–"


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}"


if __name__ == "__main__":
    settings.configure(USE_I18N=False)  # the template's numbers ask for it
    PAGE.write_text(page(json.loads(FILE.read_text())))
