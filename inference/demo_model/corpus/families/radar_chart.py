from inference.demo_model.corpus.chart import SLICES, Chart

NAME = "radar_chart"
CHART = Chart(
    name=NAME,
    english=("radar chart", "spider chart", "radar graph"),
    chinese=("雷达图", "蜘蛛网图"),
    title=("Radar chart", "雷达图"),
    style="polygon { fill: var(--accent); fill-opacity: .3; stroke: var(--accent); stroke-width: 3 }\n.net { fill: none; stroke: #d9d9e3; stroke-width: 1 }\n",
    script=SLICES
    + """const turn = i => i * total / rows.length;
for (const r of [40, 80, 120]) draw("polygon", { class: "net", points: rows.map((row, i) => at(turn(i), r)).join(" ") });
draw("polygon", { points: rows.map((row, i) => at(turn(i), 120 * row[1] / most)).join(" ") });
rows.forEach(([name, value], i) => {
  const [x, y] = at(turn(i), 146);
  draw("text", { x, y: y + 5 }, name + " " + value);
});
""",
    least=3,
)
example = CHART.example
