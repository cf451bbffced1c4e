"""Charts in SVG: the numbers stand in one line of the page, the drawing differs."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random

from inference.demo_model.corpus.chart_frames import FRAMES, SVG_STYLE, TEXTS, Frame
from inference.demo_model.corpus.family import CENTRED, LIGHT, Example, page, sentence
from inference.demo_model.corpus.palettes import PALETTES, pick
from inference.demo_model.corpus.rows import COUNTS, PARSED, rows
from inference.demo_model.corpus.segments import fill

# What {x} is called a {chart}; the last ones name a colour.
ENGLISH = (
    "a {chart} of {items}", "a {chart}: {items}", "a {chart} with {items}", "{chart} {items}",
    "{chart}: {items}", "a {chart} of sales: {items}", "draw {items} as a {chart}",
    "a {chart} for {items}", "please draw a {chart} of {items}",
)  # fmt: skip
ENGLISH_COLOUR = ("a {colour} {chart} of {items}", "a {chart} in {colour}: {items}")
CHINESE = (
    "一个{chart}:{items}", "{chart}:{items}", "用{chart}显示{items}", "画{chart},{items}", "{items}的{chart}",
    "做{chart}:{items}", "一张{chart},数据是{items}",
)  # fmt: skip
CHINESE_COLOUR = ("{colour}的{chart}:{items}", "一个{colour}的{chart},{items}")
SVG = '<svg id="view" role="img" aria-label="[[title]]"></svg>\n'
MOST = "const most = Math.max(...rows.map(row => row[1])) || 1;\n"
# One unit of a drawing is a pixel, so that its words have the same size on every screen.
DRAW = """const view = document.getElementById("view");
const wide = view.clientWidth || 600, high = view.clientHeight || 320;
view.setAttribute("aria-label", "[[title]]: " + data);
function draw(kind, values, text = "") {
  const shape = document.createElementNS("http://www.w3.org/2000/svg", kind);
  for (const name in values) shape.setAttribute(name, values[name]);
  shape.textContent = text;
  view.append(shape);
  return shape;
}
function squeeze(text, room) {
  text.style.fontSize = Math.max(0.7, Math.min(1, room / text.getComputedTextLength())) + "em";
  return text.getComputedTextLength();
}
"""
# What sticks out, such as a long name, makes the drawing a little smaller instead of being cut.
FIT = """const { x, y, width, height } = view.getBBox(), left = Math.min(0, x), above = Math.min(0, y);
view.setAttribute("viewBox", [left, above, Math.max(wide, x + width) - left, Math.max(high, y + height) - above]);
"""
# Names under a row of places: all of them slanted where one does not fit.
AXIS = """const floor = high - 40, tall = floor - 40;
function label(start, step) {
  const names = rows.map((row, i) => draw("text", { x: start + i * step, y: high - 12 }, row[0]));
  if (names.some(name => name.getComputedTextLength() > step - 6)) for (const name of names) {
    name.setAttribute("class", "slant");
    squeeze(name, 110);
  }
}
"""
COLUMNS = (
    AXIS
    + """const step = wide / rows.length, bar = Math.min(step * 0.64, 96);
label(step / 2, step);
"""
)
POINTS = (
    AXIS
    + """const step = (wide - 80) / Math.max(1, rows.length - 1);
const points = rows.map(([name, value], i) => [40 + i * step, floor - tall * value / most]);
label(40, step);
"""
)
LINE = """draw("path", { d: "M" + points.join("L") });
rows.forEach((row, i) => {
  const [x, y] = points[i], low = rows[i - 1]?.[1] > row[1] && rows[i + 1]?.[1] > row[1] && y < floor - 24;
  draw("text", { x, y: low ? y + 30 : y - 16 }, row[1]);
});
"""
# Words around a circle, each with a line to its place; those of one side keep clear of each other.
SLICES = """const total = rows.reduce((sum, row) => sum + row[1], 0) || 1, r = Math.min(wide * 0.27, high * 0.38);
const size = parseFloat(getComputedStyle(view).fontSize) * 1.2;
let start = 0, last;
function at(sum, r) {
  const angle = sum / total * 2 * Math.PI;
  return [wide / 2 + r * Math.sin(angle), high / 2 - r * Math.cos(angle)];
}
function tag(sum, name, value) {
  const side = sum * 2 < total ? 1 : -1, free = last?.side === side ? last.y + side * size * 2.2 : -side * Infinity;
  const y = side * Math.max(side * at(sum, r + 18)[1], side * free);
  const x = wide / 2 + side * Math.max(8, Math.sqrt(Math.max(0, (r + 18) ** 2 - (y - high / 2) ** 2)));
  const place = { x: x + side * 6, style: `text-anchor: ${side > 0 ? "start" : "end"}` };
  draw("polyline", { points: [at(sum, r), [x, y]] });
  const down = y - 2 + size * 0.9 * Math.max(-1, Math.min(1, (y - high / 2) / (r + 18)));
  squeeze(draw("text", { ...place, y: down }, name), wide / 2 - r - 24);
  draw("text", { ...place, y: down + size, class: "value" }, value);
  last = { side, y };
}
"""


@dataclass(frozen=True, slots=True)
class Chart:
    name: str
    english: Sequence[str]  # what it is called
    chinese: Sequence[str]
    title: tuple[str, str]  # in English and in Chinese
    style: str
    script: str
    least: int = 2  # rows
    most: int = 7
    numbers: Callable[[Random, bool, int], str] = lambda rng, chinese, count: rows(
        rng, chinese, count=count
    )
    parsed: str = PARSED  # makes `rows` of them: a name and a number each
    drawing: str = SVG
    also: tuple[Sequence[str], Sequence[str]] = ((), ())  # more phrasings
    texts: Mapping[str, tuple[str, str]] = field(default_factory=dict)  # in place of TEXTS

    def example(self, rng: Random, chinese: bool) -> Example:
        count = max(self.least, min(self.most, rng.choice(COUNTS)))
        items = self.numbers(rng, chinese, count)
        palette = pick(rng) if rng.random() < 0.25 else None
        colour = "" if palette is None else palette.chinese if chinese else palette.english
        frame = rng.choice(FRAMES)
        title = self.title[chinese]
        prose = f"{title}:[[items]]。" if chinese else f"{title}: [[items]]."
        return Example(
            self.name,
            "zh" if chinese else "en",
            self._sentence(rng, chinese, frame, items=items, colour=colour),
            fill(prose, {"items": items}),
            page(
                chinese,
                palette or PALETTES[1],
                CENTRED + LIGHT,
                (SVG_STYLE if SVG in self.drawing else "") + frame.style + self.style,
                frame.content(self.drawing, self.parsed + MOST, self._script()),
                {"items": items},
                {"title": title}
                | {name: pair[chinese] for name, pair in {**TEXTS, **self.texts}.items()},
            ),
        )

    def _script(self) -> str:
        return DRAW + self.script + FIT if self.drawing.endswith(SVG) else self.script

    def _sentence(
        self, rng: Random, chinese: bool, frame: Frame, *, items: str, colour: str
    ) -> str:
        called = rng.choice(self.chinese if chinese else self.english)
        phrasings: Sequence[str]
        if colour:
            phrasings = CHINESE_COLOUR if chinese else ENGLISH_COLOUR
        else:
            phrasings = (*(CHINESE if chinese else ENGLISH), *self.also[chinese])
        phrasing = rng.choice(phrasings)
        if not frame.english:
            return sentence(rng, [phrasing], chart=called, items=items, colour=colour)
        cue = rng.choice(frame.chinese if chinese else frame.english)
        if "{chart}" in phrasing and rng.random() < 0.75:
            called = f"{cue}的{called}" if chinese else f"{called} {cue}"
        else:
            phrasing += f",{cue}" if chinese else rng.choice((f" {cue}", f", {cue}"))
        return sentence(rng, [phrasing], chart=called, items=items, colour=colour)
