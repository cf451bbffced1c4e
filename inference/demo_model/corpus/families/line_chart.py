from inference.demo_model.corpus.chart import LINE, POINTS, Chart
from inference.demo_model.corpus.chart_frames import SLANT

NAME = "line_chart"
CHART = Chart(
    name=NAME,
    english=("line chart", "line graph"),
    chinese=("折线图",),
    title=("Line chart", "折线图"),
    style=SLANT
    + """text { paint-order: stroke; stroke: var(--back, #fff); stroke-width: 5px; stroke-linejoin: round }
path { fill: none; stroke: var(--accent); stroke-width: 4; stroke-linejoin: round }
circle { fill: #fff; stroke: var(--accent); stroke-width: 4 }
""",
    script=POINTS
    + LINE
    + """for (const [x, y] of points) draw("circle", { cx: x, cy: y, r: 7 });
""",
)
example = CHART.example
