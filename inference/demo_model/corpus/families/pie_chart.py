from inference.demo_model.corpus.chart import SLICES, Chart

NAME = "pie_chart"
CHART = Chart(
    name=NAME,
    english=("pie chart", "pie"),
    chinese=("饼图", "饼状图"),
    title=("Pie chart", "饼图"),
    style="path { fill: var(--accent); stroke: #fff; stroke-width: 3 }\n",
    script=SLICES
    + """rows.forEach(([name, value], i) => {
  const from = at(start, 118), middle = at(start + value / 2, 176), to = at(start += value, 118);
  const arc = `M300 160L${from}A118 118 0 ${value * 2 > total ? 1 : 0} 1 ${to}Z`;
  draw("path", { d: arc, opacity: 1 - i * 0.17 });
  draw("text", { x: middle[0], y: middle[1] + 5 }, name + " " + value);
});
""",
)
example = CHART.example
