from inference.demo_model.corpus.chart import SLICES, Chart
from inference.demo_model.corpus.chart_frames import LEADER

NAME = "donut_chart"
CHART = Chart(
    name=NAME,
    english=("donut chart", "doughnut chart", "ring chart"),
    chinese=("环形图", "圆环图", "甜甜圈图"),
    title=("Donut chart", "环形图"),
    style=LEADER + "path { fill: none; stroke: var(--accent); }\n.sum { font-weight: 600 }\n",
    script=SLICES
    + """rows.forEach(([name, value], i) => {
  const ring = r * 0.8, arc = `M${at(start, ring)}A${ring} ${ring} 0 ${value * 2 > total ? 1 : 0} 1 ${at(start + value * 0.9999, ring)}`;
  draw("path", { d: arc, "stroke-width": r * 0.4, opacity: 1 - 0.8 * i / rows.length });
  tag(start + value / 2, name, value);
  start += value;
});
draw("text", { x: wide / 2, y: high / 2 + r * 0.13, class: "sum", style: `font-size: ${r * 0.38}px` }, +total.toFixed(1));
""",
)
example = CHART.example
