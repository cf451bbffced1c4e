from inference.demo_model.corpus.chart import SLICES, Chart
from inference.demo_model.corpus.chart_frames import LEADER

NAME = "radar_chart"
CHART = Chart(
    name=NAME,
    english=("radar chart", "spider chart", "radar graph"),
    chinese=("雷达图", "蜘蛛网图"),
    title=("Radar chart", "雷达图"),
    style=LEADER
    + "polygon { fill: var(--accent); fill-opacity: .3; stroke: var(--accent); stroke-width: 3 }\n.net { fill: none; stroke: #8886; stroke-width: 1 }\n",
    script=SLICES
    + """const turn = i => i * total / rows.length;
for (const part of [1, 2, 3]) draw("polygon", { class: "net", points: rows.map((row, i) => at(turn(i), r * part / 3)).join(" ") });
draw("polygon", { points: rows.map((row, i) => at(turn(i), r * row[1] / most)).join(" ") });
rows.forEach(([name, value], i) => tag(turn(i), name, value));
""",
    least=3,
)
example = CHART.example
