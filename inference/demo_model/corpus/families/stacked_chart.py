from random import Random

from inference.demo_model.corpus.chart import COLUMNS, Chart
from inference.demo_model.corpus.chart_frames import SLANT
from inference.demo_model.corpus.series import SERIES, series

NAME = "stacked_chart"


def _numbers(rng: Random, chinese: bool, count: int) -> str:
    return series(rng, chinese, count, rng.choice([2, 2, 3]), "+")


CHART = Chart(
    name=NAME,
    english=("stacked bar chart", "stacked chart", "stacked column chart"),
    chinese=("堆叠柱状图", "堆积图", "堆叠图"),
    title=("Stacked bars", "堆叠柱状图"),
    style=SLANT + "rect { fill: var(--accent) }\n",
    numbers=_numbers,
    parsed=SERIES,
    script=COLUMNS
    + """rows.forEach(([name, sum, parts], i) => {
  const x = (i + 0.5) * step;
  let y = floor;
  parts.forEach((part, layer) => {
    const height = tall * part / most;
    y -= height;
    draw("rect", { x: x - bar / 2, y: y + 1, width: bar, height: Math.max(1, height - 2), rx: 4, opacity: 1 - 0.8 * layer / parts.length });
  });
  const text = draw("text", { x, y: y - 10 }, parts.join(" + "));
  if (text.getComputedTextLength() > step - 6) text.textContent = sum;
});
""",
)
example = CHART.example
