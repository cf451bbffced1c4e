from inference.demo_model.corpus.chart import COLUMNS, SVG, Chart
from inference.demo_model.corpus.chart_frames import SLANT

NAME = "dashboard"
CHART = Chart(
    name=NAME,
    english=("dashboard", "dashboard", "KPI dashboard"),
    chinese=("仪表盘", "数据看板", "数据面板"),
    title=("Dashboard", "数据看板"),
    style=SLANT
    + """main { min-width: min(100%, 1000px); padding: 0; background: none; box-shadow: none }
#figures { grid-column: 1 / -1; display: flex; flex-wrap: wrap; gap: 16px; margin-bottom: 16px }
#figures p, svg, table { padding: 20px; border-radius: 16px; background: var(--panel, #fff) }
#figures p { flex: 1 1 120px; overflow-wrap: anywhere }
#figures b { display: block; font-size: 36px; line-height: 1.2 }
#figures p::after { content: ""; display: block; height: 6px; margin-top: 12px; border-radius: 3px; background: linear-gradient(90deg, var(--accent) calc(100% * var(--share)), #8883 0) }
rect { fill: var(--accent) }
""",
    drawing='<section id="figures"></section>\n' + SVG,
    script=COLUMNS
    + """rows.forEach(([name, value], i) => {
  const figure = document.createElement("p"), number = document.createElement("b");
  number.textContent = value;
  figure.append(number, name);
  figure.style.setProperty("--share", value / most);
  document.getElementById("figures").append(figure);
  const x = (i + 0.5) * step, height = tall * value / most;
  draw("rect", { x: x - bar / 2, y: floor - height, width: bar, height, rx: 5 });
  draw("text", { x, y: floor - height - 10 }, value);
});
""",
    least=3,
    also=(("a {chart} that shows {items}",), ("显示{items}的{chart}",)),
)
example = CHART.example
