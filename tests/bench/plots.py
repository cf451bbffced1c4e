"""Where lines and bars lie in a plot; the markup is in page.html."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 420, 250
LEFT, RIGHT, TOP, BOTTOM = 46, 406, 12, 216
BAR, BAR_GAP = 18, 10
NAMES = 140  # pixels that the names of bars take


@dataclass(frozen=True)
class Point:
    x: float
    y: float
    told: str


@dataclass(frozen=True)
class Line:
    """`kind` is its class in the style sheet."""

    name: str
    kind: str
    points: list[Point]

    @property
    def path(self) -> str:
        return " ".join(f"{point.x},{point.y}" for point in self.points)


@dataclass(frozen=True)
class Series:
    name: str
    kind: str
    values: dict[int, float]  # by the number of streams


class LinePlot:
    """Over the number of streams, each at the same distance; powers of ten upwards."""

    width, height, left, right, bottom = WIDTH, HEIGHT, LEFT, RIGHT, BOTTOM

    def __init__(
        self, title: str, unit: str, series: Sequence[Series], aim: float | None = None
    ) -> None:
        self.title, self.unit = title, unit
        self._counts = sorted({count for one in series for count in one.values})
        values = [value for one in series for value in one.values.values()] + [aim or 1.0]
        self._low = min(0, math.floor(math.log10(max(0.1, min(values)))))
        self._high = max(1, math.ceil(math.log10(max(values))))
        self.lines = [Line(one.name, one.kind, [*self._points(one)]) for one in series]
        self.aim = None if aim is None else Point(RIGHT, self._y(aim), f"aim: {aim:g} {unit}")

    @property
    def across(self) -> list[Point]:
        powers = range(self._low, self._high + 1)
        return [Point(LEFT, self._y(10.0**power), f"{10.0**power:g}") for power in powers]

    @property
    def along(self) -> list[Point]:
        return [Point(self._x(count), BOTTOM, str(count)) for count in self._counts]

    def _points(self, series: Series) -> Iterator[Point]:
        for count, value in sorted(series.values.items()):
            told = f"{series.name}, {count} streams: {value:g} {self.unit}"
            yield Point(self._x(count), self._y(value), told)

    def _x(self, count: int) -> float:
        place = (self._counts.index(count) + 0.5) / len(self._counts)
        return round(LEFT + place * (RIGHT - LEFT), 1)

    def _y(self, value: float) -> float:
        """What is below the lowest line lies on it: clocks differ by less than that."""
        place = (math.log10(max(value, 10.0**self._low)) - self._low) / (self._high - self._low)
        return round(BOTTOM - place * (BOTTOM - TOP), 1)


@dataclass(frozen=True)
class Part:
    x: float
    width: float
    kind: str
    told: str


@dataclass(frozen=True)
class Bar:
    name: str
    y: float
    parts: list[Part]
    end: float
    total: str


class BarPlot:
    """Bars of parts, one below the other."""

    width, bar = WIDTH, BAR

    def __init__(self, title: str, unit: str, bars: Sequence[tuple[str, dict[str, float]]]) -> None:
        self.title, self.unit = title, unit
        self.height = len(bars) * (BAR + BAR_GAP) + BAR_GAP
        self.kinds = list(dict.fromkeys(kind for _, parts in bars for kind in parts))
        longest = max((sum(parts.values()) for _, parts in bars), default=1.0) or 1.0
        self._scale = (WIDTH - NAMES - 60) / longest  # the total stands behind the bar
        self.bars = [self._bar(number, *bar) for number, bar in enumerate(bars)]

    def _bar(self, number: int, name: str, values: dict[str, float]) -> Bar:
        x, parts = float(NAMES), []
        for kind, value in values.items():
            width = value * self._scale
            told = f"{name}, {kind}: {value:g} {self.unit}"
            parts.append(Part(round(x, 1), round(width, 1), kind, told))
            x += width
        y = BAR_GAP + number * (BAR + BAR_GAP)
        return Bar(name, y, parts, round(x, 1), f"{sum(values.values()):.3f}")
