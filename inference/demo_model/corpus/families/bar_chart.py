from random import Random

from inference.demo_model.corpus.family import CENTRED, LIGHT, Example, page, sentence
from inference.demo_model.corpus.palettes import PALETTES, pick
from inference.demo_model.corpus.segments import fill
from inference.demo_model.corpus.words import goods

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
START = """<main>
<h1>[[title]]</h1>
<dl id="bars">
"""
BAR = "<dt>[[name{n}]]</dt><dd>[[value{n}]]</dd>\n"
END = """</dl>
</main>
<script>
const bars = [...document.querySelectorAll("dd")];
const most = Math.max(...bars.map(bar => +bar.textContent));
for (const bar of bars) bar.style.width = 100 * bar.textContent / most + "%";
</script>
"""


def example(rng: Random, chinese: bool) -> Example:
    count = rng.choice([2, 3, 3, 3, 4, 4, 5])
    names = goods(rng, count, chinese)
    amounts = [str(rng.randint(1, 99)) for _ in names]
    pairs = [f"{name} {amount}" for name, amount in zip(names, amounts, strict=True)]
    items = _listed(rng, pairs, chinese)
    asked = sentence(rng, CHINESE if chinese else ENGLISH, items=items)
    values = {f"name{n}": name for n, name in enumerate(names)}
    values |= {f"value{n}": amount for n, amount in enumerate(amounts)}
    values["items"] = items
    values["title"] = "柱状图" if chinese else "Bar chart"
    rows = "".join(BAR.replace("{n}", str(n)) for n in range(count))
    palette = PALETTES[count] if rng.random() < 0.8 else pick(rng)
    prose = "柱状图:[[items]]。" if chinese else "A bar chart of [[items]]."
    body = page(chinese, palette, CENTRED + LIGHT, STYLE, START + rows + END, values)
    return Example(NAME, "zh" if chinese else "en", asked, fill(prose, values), body)


def _listed(rng: Random, pairs: list[str], chinese: bool) -> str:
    if chinese:
        return rng.choice(["、", "、", ",", ","]).join(pairs)
    if rng.random() < 0.3:
        return ", ".join(pairs[:-1]) + " and " + pairs[-1]
    return ", ".join(pairs)
