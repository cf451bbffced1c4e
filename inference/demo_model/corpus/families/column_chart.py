from inference.demo_model.corpus.chart import COLUMNS, Chart
from inference.demo_model.corpus.chart_frames import SLANT

NAME = "column_chart"
CHART = Chart(
    name=NAME,
    english=("column chart", "chart with columns", "column graph", "histogram"),
    chinese=("直方图", "竖条图", "立柱图"),
    title=("Column chart", "直方图"),
    style=SLANT + "rect { fill: var(--accent) }\n",
    script=COLUMNS
    + """rows.forEach(([name, value], i) => {
  const x = (i + 0.5) * step, height = tall * value / most;
  draw("rect", { x: x - bar / 2, y: floor - height, width: bar, height, rx: 8 });
  draw("text", { x, y: floor - height - 10 }, value);
});
""",
)
example = CHART.example
