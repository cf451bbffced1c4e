from inference.demo_model.corpus.chart import SLICES, Chart

NAME = "donut_chart"
CHART = Chart(
    name=NAME,
    english=("donut chart", "doughnut chart", "ring chart"),
    chinese=("环形图", "圆环图", "甜甜圈图"),
    title=("Donut chart", "环形图"),
    style="path { fill: none; stroke: var(--accent); stroke-width: 46 }\n.sum { font-size: 40px; font-weight: 600 }\n",
    script=SLICES
    + """rows.forEach(([name, value], i) => {
  const from = at(start, 100), middle = at(start + value / 2, 176), to = at(start += value, 100);
  const arc = `M${from}A100 100 0 ${value * 2 > total ? 1 : 0} 1 ${to}`;
  draw("path", { d: arc, opacity: 1 - i * 0.17 });
  draw("text", { x: middle[0], y: middle[1] + 5 }, name + " " + value);
});
draw("text", { x: 300, y: 174, class: "sum" }, total);
""",
)
example = CHART.example
