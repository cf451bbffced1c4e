from inference.demo_model.corpus.chart import Chart

NAME = "area_chart"
CHART = Chart(
    name=NAME,
    english=("area chart", "area graph"),
    chinese=("面积图",),
    title=("Area chart", "面积图"),
    style="polygon { fill: var(--accent); opacity: .8 }\n",
    script="""const points = rows.map(([name, value], i) => [60 + i * 480 / (rows.length - 1), 260 - 210 * value / most]);
draw("polygon", { points: [[60, 270], ...points, [540, 270]].join(" ") });
rows.forEach(([name, value], i) => {
  const [x, y] = points[i];
  draw("text", { x, y: y - 12 }, value);
  draw("text", { x, y: 300 }, name);
});
""",
)
example = CHART.example
