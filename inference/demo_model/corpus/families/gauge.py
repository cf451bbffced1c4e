from random import Random

from inference.demo_model.corpus.chart import Chart
from inference.demo_model.corpus.words import goods

NAME = "gauge"


def _numbers(rng: Random, chinese: bool, count: int) -> str:
    sign = rng.choice(["", "", "%"])
    if rng.random() < 0.25:
        return f"{rng.randint(1, 100)}{sign}"
    names = goods(rng, max(1, count - 2), chinese)
    return ("、" if chinese else ", ").join(f"{name} {rng.randint(1, 100)}{sign}" for name in names)


CHART = Chart(
    name=NAME,
    english=("gauge", "gauge chart", "speedometer"),
    chinese=("仪表图", "仪表", "速度表"),
    title=("Gauge", "仪表图"),
    style="""path { fill: none; stroke: #8883; stroke-linecap: round }
.hand { stroke: var(--accent) }
.value { font-weight: 600 }
.end { opacity: .75 }
""",
    numbers=_numbers,
    parsed=r"""const data = "[[items]]";
const rows = [...data.matchAll(/(?:and )?([^\d,\u3001\uff0c%]*?)[\s:=\uff1a]*(\d+\.?\d*)(%?)/g)].map(row => [row[1].trim() || "[[value]]", +row[2], row[3]]);
""",
    script="""const full = most > 100 ? 10 ** Math.ceil(Math.log10(most)) : 100;
const fit = columns => Math.min(wide / columns * 0.43, high / Math.ceil(rows.length / columns) * 0.92 - 84, 340);
const columns = rows.map((row, i) => i + 1).sort((a, b) => fit(b) - fit(a))[0], step = wide / columns;
const r = Math.max(40, fit(columns)), down = Math.max(0, (high - Math.ceil(rows.length / columns) * (r + 90)) / 2);
rows.forEach(([name, value, sign], i) => {
  const x = step * (i % columns + 0.5), y = down + 24 + r + Math.floor(i / columns) * (r + 90);
  const arc = { pathLength: 100, "stroke-width": r * 0.14, d: `M${x - r} ${y}A${r} ${r} 0 0 1 ${x + r} ${y}` };
  draw("path", arc);
  draw("path", { ...arc, class: "hand", "stroke-dasharray": `${100 * value / full} 200` });
  draw("text", { class: "value", x, y: y - 4, style: `font-size: ${r * 0.42}px` }, value + sign);
  for (const end of r > 60 ? [0, full] : []) draw("text", { class: "end", x: x + (end ? r : -r), y: y + r * 0.08 + 24 }, end);
  squeeze(draw("text", { x, y: y + r * 0.08 + 48 }, name), step - 8);
});
""",
    also=(("a {chart} at {items}", "a {chart} that shows {items}"), ("显示{items}的{chart}",)),
)
example = CHART.example
