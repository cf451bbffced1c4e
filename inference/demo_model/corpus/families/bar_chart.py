from random import Random

from inference.demo_model.corpus.family import CENTRED, LIGHT, Example, page, sentence
from inference.demo_model.corpus.palettes import PALETTES
from inference.demo_model.corpus.rows import PARSED, rows
from inference.demo_model.corpus.segments import fill

NAME = "bar_chart"
ENGLISH = (
    "a bar chart of {items}",
    "a bar chart: {items}",
    "a chart with bars for {items}",
    "draw a bar chart with {items}",
    "bar chart {items}",
    "bar chart of sales: {items}",
    "bar chart of {items}",
    "a bar graph with {items}",
    "chart of {items}",
    "compare {items} in a bar chart",
    "show {items} as bars",
    "chart {items}",
    "bars for {items}",
    "a bar chart of visitors per month: {items}",
)
CHINESE = (
    "一个柱状图:{items}",
    "柱状图:{items}",
    "用柱状图显示{items}",
    "画柱状图,{items}",
    "{items}的柱状图",
    "做柱状图:{items}",
    "一个条形图:{items}",
)
STYLE = """main { width: min(100%, 640px); padding: 32px; border-radius: 20px; background: #fff; box-shadow: 0 20px 50px -24px var(--ink) }
h1 { font-size: 24px; margin-bottom: 20px }
dl { display: grid; grid-template-columns: auto 1fr; gap: 14px 16px; align-items: center }
dd { margin: 0; padding: 8px 12px; border-radius: 8px; color: #fff; background: var(--accent); font-weight: 600; text-align: right; min-width: 44px; animation: grow .8s ease-out }
@keyframes grow { from { width: 0 } }
"""
CONTENT = f"""<main>
<h1>[[title]]</h1>
<dl id="bars"></dl>
</main>
<script>
{PARSED}const bars = document.getElementById("bars"), most = Math.max(...rows.map(row => row[1]));
for (const [name, value] of rows) {{
  const label = document.createElement("dt"), bar = document.createElement("dd");
  label.textContent = name;
  bar.textContent = value;
  bar.style.width = 100 * value / most + "%";
  bars.append(label, bar);
}}
</script>
"""


def example(rng: Random, chinese: bool) -> Example:
    items = rows(rng, chinese)
    asked = sentence(rng, CHINESE if chinese else ENGLISH, items=items)
    prose = "柱状图:[[items]]。" if chinese else "A bar chart of [[items]]."
    texts = {"title": "柱状图" if chinese else "Bar chart"}
    values = {"items": items}
    body = page(chinese, PALETTES[1], CENTRED + LIGHT, STYLE, CONTENT, values, texts)
    return Example(NAME, "zh" if chinese else "en", asked, fill(prose, values), body)
