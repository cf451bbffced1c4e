from inference.demo_model.corpus.chart import LINE, POINTS, Chart
from inference.demo_model.corpus.chart_frames import SLANT

NAME = "area_chart"
CHART = Chart(
    name=NAME,
    english=("area chart", "area graph"),
    chinese=("面积图",),
    title=("Area chart", "面积图"),
    style=SLANT
    + """text { paint-order: stroke; stroke: var(--back, #fff); stroke-width: 5px; stroke-linejoin: round }
path { fill: none; stroke: var(--accent); stroke-width: 4; stroke-linejoin: round }
polygon { fill: var(--accent); opacity: .25 }
""",
    script=POINTS
    + """draw("polygon", { points: [[40, floor], ...points, [wide - 40, floor]].join(" ") });
"""
    + LINE,
)
example = CHART.example
