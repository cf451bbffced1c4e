"""The page of `make bench` is drawn from numbers alone."""

from html.parser import HTMLParser
from typing import Any

import pytest

from tests.bench import plots

NUMBERS = ("added p50", "added p99", "direct added p99", "CPU web", "CPU worker", "CPU valkey")
ROWS = [{"streams": count, "lost": 0} | dict.fromkeys(NUMBERS, 10.0) for count in (1, 16, 256)]
FOUND: dict[str, Any] = {
    "machine": {"cores": 2},
    "one web process": ROWS,
    "two web processes": ROWS[-1:],
    "fan-out": {"viewers": 200},
    "idle": {"sockets": 1000},
    "cancel": {"cancelled": 20},
}


class Tags(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(tag)


def test_the_page_runs_nothing() -> None:
    tags = Tags(plots.page(FOUND)).found
    assert "script" not in tags
    assert tags.count("svg") == 2
    assert tags.count("circle") == 3 * len(ROWS)
    assert tags.count("rect") == 3 * len(ROWS)


@pytest.mark.parametrize(("value", "most"), [(0.3, 0.5), (120, 250), (51, 100), (1.9, 2.5)])
def test_ticks_are_round(value: float, most: float) -> None:
    assert plots.round_up(value) == pytest.approx(most)


def test_more_is_drawn_higher() -> None:
    plot = plots.Plot([1, 2], 100)
    assert plot.y(100) == plots.TOP < plot.y(50) < plot.y(0)
    assert plot.y(1000) == plot.y(100)
