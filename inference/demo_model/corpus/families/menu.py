from random import Random

from inference.demo_model.corpus.family import CENTRED, LIGHT, Example, page, sentence
from inference.demo_model.corpus.palettes import PALETTES
from inference.demo_model.corpus.rows import PARSED, rows
from inference.demo_model.corpus.segments import fill
from inference.demo_model.corpus.words import brand

NAME = "menu"
ENGLISH = (
    "a menu for {name}: {items}", "a restaurant menu for {name}: {items}", "a menu for the café {name} with {items}",
    "the menu of {name}: {items}", "a menu for my restaurant {name}: {items}",
    "a menu for the restaurant {name}: {items}",
)  # fmt: skip
CHINESE = (
    "{name}的菜单:{items}", "为餐厅{name}做菜单:{items}", "餐厅“{name}”的菜单,{items}",
    "一份{name}的菜单:{items}", "咖啡馆{name}的价目表:{items}",
)  # fmt: skip
STYLE = """main { width: min(100%, 520px); padding: 48px 40px; border: 1px solid var(--accent); outline: 1px solid var(--accent); outline-offset: 6px; background: #fff }
h1 { font: 500 40px Georgia, serif; text-align: center; color: var(--accent) }
h1 + p { margin-bottom: 28px; text-align: center; letter-spacing: .2em; font-size: 13px }
li { display: flex; gap: 12px; padding: 12px 0; font: 19px Georgia, serif }
li::before { content: ""; order: 1; flex: 1; border-bottom: 2px dotted #c9c9d6; margin-bottom: 6px }
b { order: 2; font-weight: 500; color: var(--accent) }
ul { padding: 0 }
"""
CONTENT = f"""<main>
<h1>[[name]]</h1>
<p>[[menu]]</p>
<ul id="dishes"></ul>
</main>
<script>
{PARSED}for (const [name, price] of rows) {{
  const dish = document.createElement("li"), cost = document.createElement("b");
  cost.textContent = price;
  dish.append(name, cost);
  document.getElementById("dishes").append(dish);
}}
</script>
"""


def example(rng: Random, chinese: bool) -> Example:
    values = {"name": brand(rng, chinese), "items": rows(rng, chinese, most=60)}
    asked = sentence(rng, CHINESE if chinese else ENGLISH, **values)
    prose = "[[name]]的菜单:[[items]]。" if chinese else "The menu of [[name]]: [[items]]."
    texts = {"menu": "菜单" if chinese else "MENU", "title": "菜单" if chinese else "Menu"}
    body = page(chinese, PALETTES[7], CENTRED + LIGHT, STYLE, CONTENT, values, texts)
    return Example(NAME, "zh" if chinese else "en", asked, fill(prose, values), body)
