from inference.demo_model.corpus.chart import Chart

NAME = "column_chart"
CHART = Chart(
    name=NAME,
    english=("column chart", "chart with columns", "column graph", "histogram"),
    chinese=("直方图", "竖条图", "立柱图"),
    title=("Column chart", "直方图"),
    style="rect { fill: var(--accent) }\n",
    script="""const step = 540 / rows.length;
rows.forEach(([name, value], i) => {
  const x = 30 + i * step + step / 2, height = 220 * value / most;
  draw("rect", { x: x - step * 0.32, y: 270 - height, width: step * 0.64, height, rx: 8 });
  draw("text", { x, y: 258 - height }, value);
  draw("text", { x, y: 300 }, name);
});
""",
)
example = CHART.example
