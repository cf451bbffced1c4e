from inference.demo_model.corpus.chart import Chart

NAME = "line_chart"
CHART = Chart(
    name=NAME,
    english=("line chart", "line graph"),
    chinese=("折线图",),
    title=("Line chart", "折线图"),
    style="""path { fill: none; stroke: var(--accent); stroke-width: 4; stroke-linejoin: round }
circle { fill: #fff; stroke: var(--accent); stroke-width: 4 }
""",
    script="""const points = rows.map(([name, value], i) => [60 + i * 480 / (rows.length - 1), 260 - 210 * value / most]);
draw("path", { d: "M" + points.join("L") });
rows.forEach(([name, value], i) => {
  const [x, y] = points[i];
  draw("circle", { cx: x, cy: y, r: 7 });
  draw("text", { x, y: y - 18 }, value);
  draw("text", { x, y: 300 }, name);
});
""",
)
example = CHART.example
