"""Charts in SVG: the numbers stand in one line of the page, the drawing differs."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from inference.demo_model.corpus.family import CENTRED, LIGHT, Example, page, sentence
from inference.demo_model.corpus.palettes import PALETTES, pick
from inference.demo_model.corpus.rows import PARSED, rows
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
STYLE = """main { width: min(100%, 680px); padding: 32px; border-radius: 24px; background: #fff; box-shadow: 0 24px 60px -28px var(--ink) }
h1 { font-size: 24px; margin-bottom: 20px }
svg { display: block; width: 100%; overflow: visible }
text { font-size: 15px; text-anchor: middle; fill: var(--ink) }
@media (max-width: 500px) { text { font-size: 24px } }
"""
CONTENT = f"""<main>
<h1>[[title]]</h1>
<svg id="view" viewBox="0 0 600 320" role="img" aria-label="[[title]]"></svg>
</main>
<script>
{PARSED}const most = Math.max(...rows.map(row => row[1]));
function draw(kind, values, text = "") {{
  const shape = document.createElementNS("http://www.w3.org/2000/svg", kind);
  for (const name in values) shape.setAttribute(name, values[name]);
  shape.textContent = text;
  document.getElementById("view").append(shape);
}}
"""
SLICES = """const total = rows.reduce((sum, row) => sum + row[1], 0);
let start = 0;
function at(sum, r) {
  const angle = sum / total * 2 * Math.PI;
  return [300 + r * Math.sin(angle), 160 - r * Math.cos(angle)];
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

    def example(self, rng: Random, chinese: bool) -> Example:
        items = rows(rng, chinese, count=max(self.least, rng.choice([2, 3, 3, 4, 4, 5])))
        palette = pick(rng) if rng.random() < 0.25 else None
        called = rng.choice(self.chinese if chinese else self.english)
        phrasings: Sequence[str]
        if palette:
            colour = palette.chinese if chinese else palette.english
            phrasings = CHINESE_COLOUR if chinese else ENGLISH_COLOUR
        else:
            colour = ""
            phrasings = CHINESE if chinese else ENGLISH
        title = self.title[chinese]
        prose = f"{title}:[[items]]。" if chinese else f"{title}: [[items]]."
        return Example(
            self.name,
            "zh" if chinese else "en",
            sentence(rng, phrasings, chart=called, items=items, colour=colour),
            fill(prose, {"items": items}),
            page(
                chinese,
                palette or PALETTES[1],
                CENTRED + LIGHT,
                STYLE + self.style,
                CONTENT + self.script + "</script>\n",
                {"items": items},
                {"title": title},
            ),
        )
