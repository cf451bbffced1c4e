from random import Random

from inference.demo_model.corpus.chart import Chart

NAME = "scatter_plot"


def _numbers(rng: Random, chinese: bool, count: int) -> str:
    pairs = [(rng.randint(1, 99), rng.randint(1, 99)) for _ in range(count)]
    shape, comma = rng.choice(
        [("({}, {})", ", "), ("({},{})", " "), ("{} {}", ", "), ("{}:{}", ", ")]
    )
    return ("、" if chinese and comma == ", " else comma).join(
        shape.format(*pair) for pair in pairs
    )


CHART = Chart(
    name=NAME,
    english=("scatter plot", "scatter chart", "scatter diagram", "scatterplot"),
    chinese=("散点图",),
    title=("Scatter plot", "散点图"),
    style="circle { fill: var(--accent); stroke: var(--panel, #fff); stroke-width: 3 }\npath { fill: none; stroke: #8885 }\n.side { text-anchor: end }\n",
    numbers=_numbers,
    parsed=r"""const data = "[[items]]";
const rows = [...data.matchAll(/(\d+\.?\d*)\D+(\d+\.?\d*)/g)].map(row => [+row[1], +row[2]]);
""",
    least=3,
    most=5,
    script="""const right = Math.max(...rows.map(row => row[0])) || 1;
function step(most) {
  const power = 10 ** Math.floor(Math.log10(most / 4));
  return power * [1, 2, 2.5, 5, 10].find(times => 4 * times * power >= most);
}
const across = step(right), up = step(most), broad = wide - 60, tall = high - 56;
for (let i = 0; i < 5; i++) {
  const x = 48 + i * broad / 4, y = high - 40 - i * tall / 4;
  draw("path", { d: `M48 ${y}H${48 + broad}M${x} 16V${high - 40}` });
  draw("text", { x, y: high - 12 }, +(across * i).toFixed(2));
  draw("text", { class: "side", x: 38, y: y + 5 }, +(up * i).toFixed(2));
}
for (const [x, y] of rows) draw("circle", { cx: 48 + broad * x / across / 4, cy: high - 40 - tall * y / up / 4, r: 8 + high / 120 });
""",
    texts={
        "name": ("x", "x"),
        "value": ("y", "y"),
        "total": ("Sum of y", "y 合计"),
        "mean": ("Mean of y", "y 平均"),
        "highest": ("Highest y", "y 最高"),
    },
)
example = CHART.example
