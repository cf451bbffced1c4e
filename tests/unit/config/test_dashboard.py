"""docs/grafana/artifacts.json asks for numbers that there are."""

import json
import re
from pathlib import Path
from typing import Any

from artifacts_app.observability import numbers

ROOT = Path(__file__).parents[3]
GAUGES = {"engine_ready", "open_streams", "redis_memory_bytes", "waiting"}


def test_every_panel_shows_a_number_that_is_counted() -> None:
    board: dict[str, Any] = json.loads((ROOT / "docs/grafana/artifacts.json").read_text())
    asked = {
        name
        for panel in board["panels"]
        for target in panel["targets"]
        for name in re.findall(r"artifacts_(\w+)", target["expr"])
    }
    there = set(GAUGES)
    for number in numbers.ALL:
        endings = ("_bucket", "_count", "_sum") if number.buckets else ("_total",)
        there |= {number.name + ending for ending in endings}
    assert asked <= there
    counted = {name.removesuffix("_total").removesuffix("_bucket") for name in asked}
    assert {number.name for number in numbers.ALL} <= counted
