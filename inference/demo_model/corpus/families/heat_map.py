from random import Random

from inference.demo_model.corpus.chart import Chart
from inference.demo_model.corpus.series import SERIES, series

NAME = "heat_map"


def _numbers(rng: Random, chinese: bool, count: int) -> str:
    return series(rng, chinese, count, rng.choice([3, 4, 5]), " ")


CHART = Chart(
    name=NAME,
    english=("heat map", "heatmap"),
    chinese=("热力图", "热图"),
    title=("Heat map", "热力图"),
    style="rect { fill: var(--accent) }\n.cell { font-size: clamp(14px, 1.5vw, 20px); font-weight: 600 }\n.row { text-anchor: end }\n",
    numbers=_numbers,
    parsed=SERIES,
    least=3,
    most=4,
    script="""const hottest = Math.max(...rows.flatMap(row => row[2]));
const tall = Math.max(32, high / rows.length);
const names = rows.map((row, i) => draw("text", { class: "row", y: (i + 0.5) * tall + 5 }, row[0]));
const edge = Math.max(...names.map(name => squeeze(name, wide * 0.3))) + 12;
const cell = Math.max(36, (wide - edge) / Math.max(...rows.map(row => row[2].length)));
rows.forEach(([name, sum, parts], i) => {
  names[i].setAttribute("x", edge - 12);
  parts.forEach((part, j) => {
    const x = edge + j * cell;
    draw("rect", { x: x + 2, y: i * tall + 2, width: cell - 4, height: tall - 4, rx: 6, opacity: 0.06 + 0.74 * part / hottest });
    draw("text", { class: "cell", x: x + cell / 2, y: (i + 0.5) * tall + 5 }, part);
  });
});
""",
)
example = CHART.example
