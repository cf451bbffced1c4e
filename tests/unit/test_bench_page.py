"""The page of what was measured."""

import json
from html.parser import HTMLParser
from typing import Any

import pytest

from tests.bench.page import PAGE, page, told
from tests.bench.plots import BOTTOM, TOP, LinePlot, Series
from tests.bench.record import FILE


def row(streams: int, **values: float) -> dict[str, float]:
    spreads = {"first": (30.0, 45.0), "direct first": (5.0, 9.0)}
    spreads |= {"added": (20.0, 40.0), "direct added": (0.5, 3.0)}
    shares = {
        f"{name} {share}": value
        for name, both in spreads.items()
        for share, value in zip(("p50", "p99"), both, strict=True)
    }
    cpu = {"CPU web": 0.2, "CPU worker": 0.2, "CPU valkey": 0.05, "CPU direct": 0.09}
    return {"streams": streams, "lost": 0, "speed": 0.99, "MiB": 250, **shares, **cpu, **values}


FOUND: dict[str, Any] = {
    "machine": {"processor": "<fast> & small"},
    "one web process": [row(1), row(64)],
    "two web processes": [row(64)],
    "cancel": {"cancelled": 20, "ms, median": 15.0, "ms, worst": 30.0},
    "fan-out": {"viewers": 200, "added ms, p99": 80.0, "direct ms, p99": 4.0},
    "idle": {"sockets": 1000, "KiB each": 40.5},
}


class Outline(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_page_has_all_rows_and_needs_no_script() -> None:
    outline = Outline()
    outline.feed(page(FOUND))
    assert "script" not in outline.tags
    assert "link" not in outline.tags
    assert outline.tags.count("figure") == 4
    assert outline.tags.count("td") == 3 * 13
    assert "<fast> & small" in outline.text
    assert "0 of 132" in outline.text


def test_a_row_is_told_beside_the_direct_client() -> None:
    cells = told(row(64, webs=1))
    assert cells[2:5] == ["30.0 / 45.0", "5.0 / 9.0", "6.0"]
    assert cells[8:11] == ["0.990", "0.450", "5.0"]


def test_what_cost_nothing_is_not_compared() -> None:
    assert told(row(64, **{"webs": 1, "CPU direct": 0}))[10] == "–"


@pytest.mark.parametrize("value", [0.0, 0.04, 1.0, 10.0, 99_999.0])
def test_every_value_has_its_place_in_the_plot(value: float) -> None:
    plot = LinePlot("", "ms", [Series("one", "one", {1: value, 16: 3.0})])
    assert all(TOP <= point.y <= BOTTOM for point in plot.lines[0].points)
    assert plot.across[0].y == BOTTOM


def test_the_page_in_the_documentation_is_made_of_its_numbers() -> None:
    for path in FILE.parent.glob(FILE.name):
        assert PAGE.read_text() == page(json.loads(path.read_text()))
