from inference.demo_model.corpus.chart import Chart

NAME = "bar_chart"
CHART = Chart(
    name=NAME,
    english=("bar chart", "bar chart", "bar graph", "chart with bars"),
    chinese=("柱状图", "柱状图", "条形图"),
    title=("Bar chart", "柱状图"),
    style="""dl { display: grid; grid-template-columns: fit-content(40%) 1fr; gap: 14px 16px; align-items: center }
dt { overflow-wrap: anywhere }
dd { margin: 0; padding: 8px 12px; border-radius: 8px; color: #fff; background: var(--accent); font-weight: 600; text-align: right; min-width: max-content; animation: grow .8s ease-out }
@keyframes grow { from { width: 0 } }
""",
    drawing='<dl id="bars"></dl>\n',
    script="""const bars = document.getElementById("bars");
for (const [name, value] of rows) {
  const label = document.createElement("dt"), bar = document.createElement("dd");
  label.textContent = name;
  bar.textContent = value;
  bar.style.width = 100 * value / most + "%";
  bars.append(label, bar);
}
""",
    also=(
        (
            "chart of {items}",
            "compare {items} in a {chart}",
            "show {items} as bars",
            "chart {items}",
            "bars for {items}",
            "a {chart} of visitors per month: {items}",
        ),
        ("画出{items}的柱子",),
    ),
)
example = CHART.example
