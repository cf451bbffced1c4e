from inference.demo_model.corpus.chart import SLICES, Chart
from inference.demo_model.corpus.chart_frames import LEADER

NAME = "pie_chart"
CHART = Chart(
    name=NAME,
    english=("pie chart", "pie"),
    chinese=("饼图", "饼状图"),
    title=("Pie chart", "饼图"),
    style=LEADER + "path { fill: var(--accent); stroke: #fff; stroke-width: 3 }\n",
    script=SLICES
    + """rows.forEach(([name, value], i) => {
  const arc = `M${at(0, 0)}L${at(start, r)}A${r} ${r} 0 ${value * 2 > total ? 1 : 0} 1 ${at(start + value * 0.9999, r)}Z`;
  draw("path", { d: arc, opacity: 1 - 0.8 * i / rows.length });
  tag(start + value / 2, name, value);
  start += value;
});
""",
)
example = CHART.example
