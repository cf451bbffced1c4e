from random import Random

from inference.demo_model.corpus.family import CENTRED, LIGHT, Example
from inference.demo_model.corpus.names import brand
from inference.demo_model.corpus.palettes import PALETTES
from inference.demo_model.corpus.rows import PARSED, rows
from inference.demo_model.corpus.sites import Looks, Site

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
DISHES = """li { display: flex; gap: 12px; padding: 12px 0; font: 19px Georgia, serif }
li::before { content: ""; order: 1; flex: 1; border-bottom: 2px dotted #c9c9d6; margin-bottom: 6px }
b { order: 2; font-weight: 500; color: var(--accent) }
ul { padding: 0 }
"""
USUAL = (
    DISHES
    + """main { width: min(100%, 520px); padding: 48px 40px; border: 1px solid var(--accent); outline: 1px solid var(--accent); outline-offset: 6px; background: #fff }
h1 { font: 500 40px Georgia, serif; text-align: center; color: var(--accent) }
h1 + p { margin-bottom: 28px; text-align: center; letter-spacing: .2em; font-size: 13px }
"""
)
SPLIT = DISHES + "header p { order: -1; letter-spacing: .2em }\n"
MAGAZINE = (
    DISHES
    + """ul { grid-column: 1 / -1; columns: 2 320px; column-gap: 64px }
li { padding: 20px 0; border-top: 1px solid; font-size: 24px; break-inside: avoid }
li::before { border: 0 }
"""
)
CONTENT = f"""<main>
<header>
<h1>[[name]]</h1>
<p>[[menu]]</p>
</header>
<section>
<ul id="dishes"></ul>
</section>
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
SITE = Site(
    name=NAME,
    english=ENGLISH,
    chinese=CHINESE,
    prose=("The menu of [[name]]: [[items]].", "[[name]]的菜单:[[items]]。"),
    texts={"menu": ("MENU", "菜单"), "title": ("Menu", "菜单")},
    looks=Looks(USUAL, SPLIT, MAGAZINE, CENTRED + LIGHT),
    content=CONTENT,
)


def example(rng: Random, chinese: bool) -> Example:
    values = {"name": brand(rng, chinese), "items": rows(rng, chinese, most=60)}
    return SITE.example(rng, chinese, PALETTES[7], values)
