"""`python -m tests.bench.plots`: docs/bench.html from docs/bench.json, without a script in it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from tests.bench.record import FILE
from tests.bench.streams import PROCESSES

PAGE = FILE.with_suffix(".html")
WIDTH, HEIGHT = 640, 300  # of a plot, its axes around it
LEFT, RIGHT, TOP, BOTTOM = 52, 16, 12, 40
TICKS = 5
STYLE = """\
:root {
  color-scheme: light dark; font: 16px/1.55 system-ui, sans-serif;
  --ink: light-dark(#16211f, #e8efed); --soft: light-dark(#5b6a67, #93a3a0); --rule: light-dark(#dde5e3, #26302e);
  --a: light-dark(#00715f, #5fd8c0); --b: light-dark(#b8541a, #f0a070); --c: light-dark(#6a4fc0, #b3a2f5);
  background: light-dark(#fbfdfc, #0d1312); color: var(--ink);
}
body { max-width: 44rem; margin: 0 auto; padding: 3rem 1rem 5rem }
h1 { font-size: 2rem; line-height: 1.15; letter-spacing: -.02em; text-wrap: balance; margin: 0 0 .5rem }
h2 { font-size: 1.125rem; margin: 3rem 0 .25rem }
p, figcaption, dt { color: var(--soft) }
p { margin: 0 0 1rem; text-wrap: pretty }
figure { margin: 0 }
svg { display: block; width: 100%; height: auto; overflow: visible; font-size: 12px; fill: var(--soft) }
.rule { stroke: var(--rule) }
.line { fill: none; stroke-width: 2; stroke-linejoin: round }
.aim { stroke: var(--soft); stroke-dasharray: 3 4 }
.a { --is: var(--a) } .b { --is: var(--b) } .c { --is: var(--c) }
.line, .dot { stroke: var(--is) } .dot, .box { fill: var(--is) }
.faint { stroke-dasharray: 2 4 }
ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; padding: 0; margin: .5rem 0 0; list-style: none; font-size: .875rem }
li::before { content: ""; display: inline-block; width: .75rem; height: .75rem; border-radius: 3px; margin-inline-end: .4rem; background: var(--is) }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1.5rem; margin: 0 }
dd { margin: 0; font-variant-numeric: tabular-nums }
@media (max-width: 30rem) { svg { font-size: 18px } }
"""  # noqa: E501


@dataclass(frozen=True)
class Line:
    label: str
    look: str  # a class of the style
    values: Sequence[float]
    dashed: bool = False


@dataclass(frozen=True)
class Plot:
    """One unit over the number of streams, whose steps are doublings."""

    counts: Sequence[int]
    most: float  # of the unit

    def x(self, place: int) -> float:
        return LEFT + (WIDTH - LEFT - RIGHT) * (place + 0.5) / len(self.counts)

    def y(self, value: float) -> float:
        return TOP + (HEIGHT - TOP - BOTTOM) * (1 - min(value, self.most) / self.most)

    def axes(self) -> str:
        rules = "".join(self._rule(self.most * tick / TICKS) for tick in range(TICKS + 1))
        names = "".join(
            f'<text x="{self.x(place):.1f}" y="{HEIGHT - BOTTOM + 20}" text-anchor="middle">{count}</text>'
            for place, count in enumerate(self.counts)
        )
        middle = LEFT + (WIDTH - LEFT - RIGHT) / 2
        title = f'<text x="{middle}" y="{HEIGHT - 2}" text-anchor="middle">streams at once</text>'
        return rules + names + title

    def _rule(self, value: float) -> str:
        y = self.y(value)
        return (
            f'<path class="rule" d="M{LEFT} {y:.1f}H{WIDTH - RIGHT}"/>'
            f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{value:g}</text>'
        )

    def line(self, line: Line) -> str:
        points = [(self.x(place), self.y(value)) for place, value in enumerate(line.values)]
        path = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
        look = f"line {line.look}{' faint' if line.dashed else ''}"
        dots = "".join(
            f'<circle class="dot {line.look}" cx="{x:.1f}" cy="{y:.1f}" r="3"/>' for x, y in points
        )
        return f'<path class="{look}" d="{path}"/>{dots}'

    def aim(self, value: float, words: str) -> str:
        y = self.y(value)
        return (
            f'<path class="aim" d="M{LEFT} {y:.1f}H{WIDTH - RIGHT}"/>'
            f'<text x="{WIDTH - RIGHT}" y="{y - 6:.1f}" text-anchor="end">{escape(words)}</text>'
        )

    def stack(self, parts: Sequence[Line]) -> str:
        """Bars of parts on each other."""
        wide = 0.6 * (WIDTH - LEFT - RIGHT) / len(self.counts)
        boxes = []
        for place in range(len(self.counts)):
            base = 0.0
            for part in parts:
                top, bottom = self.y(base + part.values[place]), self.y(base)
                base += part.values[place]
                box = f'x="{self.x(place) - wide / 2:.1f}" y="{top:.1f}" width="{wide:.1f}"'
                boxes.append(f'<rect class="box {part.look}" {box} height="{bottom - top:.1f}"/>')
        return "".join(boxes)


def figure(heading: str, words: str, drawn: str, lines: Sequence[Line]) -> str:
    key = "".join(f'<li class="{line.look}">{escape(line.label)}</li>' for line in lines)
    return (
        f"<h2>{escape(heading)}</h2>\n<p>{escape(words)}</p>\n<figure>"
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(heading)}">{drawn}</svg>'
        f"<ul>{key}</ul></figure>\n"
    )


def latency(rows: Sequence[dict[str, float]]) -> str:
    lines = (
        Line("half of the tokens", "a", [row["added p50"] for row in rows]),
        Line("99 of 100", "b", [row["added p99"] for row in rows]),
        Line("99 of 100, straight from the replaying server", "c", [row["direct added p99"] for row in rows], True),
    )  # fmt: skip
    plot = Plot([int(row["streams"]) for row in rows], round_up(max(120.0, *lines[1].values)))
    drawn = plot.axes() + plot.aim(120, "aim: 120 ms") + "".join(map(plot.line, lines))
    words = (
        "Milliseconds from the engine's token to the viewer, at 50 tokens a second for each stream."
    )
    return figure("Added to each token", words, drawn, lines)


def cpu(rows: Sequence[dict[str, float]]) -> str:
    parts = [
        Line(kind, look, [row[f"CPU {kind}"] for row in rows])
        for kind, look in zip(PROCESSES, "abc", strict=True)
    ]
    totals = [sum(part.values[place] for part in parts) for place in range(len(rows))]
    plot = Plot([int(row["streams"]) for row in rows], round_up(max(totals)))
    words = "Seconds of a core for 1,000 tokens, with what beginning and ending a page costs."
    return figure("Processor", words, plot.axes() + plot.stack(parts), parts)


def facts(heading: str, found: dict[str, Any]) -> str:
    rows = "".join(f"<dt>{escape(name)}</dt><dd>{value}</dd>" for name, value in found.items())
    return f"<h2>{escape(heading)}</h2>\n<dl>{rows}</dl>\n"


def two_webs(rows: Sequence[dict[str, float]]) -> str:
    return "".join(
        facts(
            f"Two web processes, {row['streams']} streams",
            {
                "added to each token, ms": f"{row['added p50']:.1f}, 99 of 100 {row['added p99']:.1f}",
                "lost": row["lost"],
            },
        )
        for row in rows
    )


def page(found: dict[str, Any]) -> str:
    rows = found["one web process"]
    lost = sum(row["lost"] for row in rows)
    title = "What the application adds"
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{title}</title>\n'
        f"<style>\n{STYLE}</style>\n<h1>{title}</h1>\n"
        f"<p>Between an engine that replays an answer and the viewer’s browser: worker, event log, web "
        f"process. Streams lost: {lost}.</p>\n"
        f"{latency(rows)}{cpu(rows)}{two_webs(found['two web processes'])}"
        f"{facts('One page, many viewers', found['fan-out'])}"
        f"{facts('Viewers of a page that is finished', found['idle'])}"
        f"{facts('From asking to cancel until the engine has stopped', found['cancel'])}"
        f"{facts('Machine', found['machine'])}</html>\n"
    )


def round_up(value: float) -> float:
    """To 1, 2 or 5 times a power of ten, times five ticks."""
    step = 1e-6
    while True:
        for factor in (1, 2, 5):
            if TICKS * factor * step >= value:
                return TICKS * factor * step
        step *= 10


def main() -> None:
    PAGE.write_text(page(json.loads(FILE.read_text())))


if __name__ == "__main__":
    main()
