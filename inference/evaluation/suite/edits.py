"""Changes to pages that exist: the change is there, and the rest still is."""

from inference.evaluation.browser_checks import (
    Answers,
    Coloured,
    Dark,
    Lacks,
    Moves,
    Plots,
    Reacts,
    click,
)
from inference.evaluation.suite.asking import changing, shows

en, zh = changing("en"), changing("zh")
STYLE = "<style>\nbody { margin: 2rem; font: 18px/1.5 system-ui; background: #fff; color: #222 }\n</style>\n"
CAFE = (
    '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>Luna</title>\n'
    f"{STYLE}</head>\n<body>\n<h1>Luna</h1>\n<p>Coffee and cake by the river.</p>\n"
    '<ul id="menu">\n<li>Espresso 2.20</li>\n<li>Cappuccino 3.10</li>\n<li>Carrot cake 4.00</li>\n</ul>\n'
    "<footer>Open 8:00 to 18:00</footer>\n</body>\n</html>\n"
)
COUNTER = (
    '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>Counter</title>\n'
    f'{STYLE}</head>\n<body>\n<h1>Counter</h1>\n<output id="count">0</output>\n'
    '<button id="more">More</button>\n<script>\nlet count = 0;\nconst shown = document.getElementById("count");\n'
    'document.getElementById("more").addEventListener("click", () => {\n  count += 1;\n  shown.textContent = count;\n});\n'
    "</script>\n</body>\n</html>\n"
)
BARS = (
    '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>Harvest</title>\n'
    f'{STYLE}</head>\n<body>\n<h1>Harvest</h1>\n<svg id="bars" width="400" height="220"></svg>\n<script>\n'
    'const data = [["Kale", 40], ["Beans", 25], ["Corn", 90], ["Peas", 60]];\n'
    'const svg = document.getElementById("bars");\ndata.forEach(([name, value], index) => {\n'
    '  svg.innerHTML += `<rect x="${index * 90}" y="${200 - value * 2}" width="60" height="${value * 2}" fill="#2a6"/>`\n'
    '    + `<text x="${index * 90}" y="216">${name}</text>`;\n});\n</script>\n</body>\n</html>\n'
)
LIST = (
    '<!DOCTYPE html>\n<html lang="zh">\n<head>\n<meta charset="utf-8">\n<title>购物清单</title>\n'
    f'{STYLE}</head>\n<body>\n<h1>购物清单</h1>\n<form id="form"><input id="what" aria-label="物品"><button>添加</button></form>\n'
    '<ul id="list"><li>牛奶</li><li>鸡蛋</li></ul>\n<script>\nconst list = document.getElementById("list");\n'
    'document.getElementById("form").addEventListener("submit", (event) => {\n  event.preventDefault();\n'
    '  const item = document.createElement("li");\n  item.textContent = document.getElementById("what").value;\n  list.append(item);\n});\n'
    "</script>\n</body>\n</html>\n"
)
ADDS = Answers((("type", "苹果"), ("click", "添加")), ("苹果", "牛奶"), written=True)

TASKS = (
    en(
        "dark",
        CAFE,
        "make the background dark and the text light",
        Dark(),
        shows("Luna", "Espresso 2.20", "Open 8:00"),
    ),
    en(
        "price",
        CAFE,
        "the cappuccino costs 3.40 now",
        shows("3.40", "Espresso 2.20", "Carrot cake 4.00"),
        Lacks(("3.10",)),
    ),
    en(
        "add-item",
        CAFE,
        "add hot chocolate for 3.80 to the menu",
        shows("hot chocolate", "3.80", "Espresso", "Cappuccino", "Carrot cake"),
    ),
    en(
        "rename",
        CAFE,
        "the café is called Sole now",
        shows("Sole", "Coffee and cake"),
        Lacks(("Luna",)),
    ),
    en(
        "remove",
        CAFE,
        "remove the carrot cake",
        Lacks(("Carrot cake",)),
        shows("Espresso", "Cappuccino"),
    ),
    en("heading-colour", CAFE, "make the heading purple", Coloured("purple"), shows("Luna")),
    en(
        "reset",
        COUNTER,
        "add a Reset button that sets the count to 0",
        shows("More"),
        Answers((("click", "More"), ("click", "More"), ("click", "Reset")), ("0",)),
        click("More"),
    ),
    en(
        "two-steps",
        COUNTER,
        "each click counts two",
        Answers((("click", "More"), ("click", "More")), ("4",)),
    ),
    en(
        "bar-value",
        BARS,
        "beans are 55 now",
        Plots((40, 55, 90, 60)),
        shows("Kale", "Beans", "Corn", "Peas"),
    ),
    en(
        "bar-more",
        BARS,
        "add leeks with 15 as the fifth bar",
        Plots((40, 25, 90, 60, 15)),
        shows("Leek", "Kale"),
    ),
    zh("title", LIST, "标题改成“周末购物”", shows("周末购物", "牛奶", "鸡蛋"), ADDS),
    zh("delete", LIST, "点击一项就删除它", ADDS, Reacts((("tap", "#list li"),))),
    zh(
        "count",
        LIST,
        "显示一共有几项",
        shows("2"),
        Answers((("type", "苹果"), ("click", "添加")), ("苹果", "3"), written=True),
    ),
    zh("blue", LIST, "按钮改成蓝色", Coloured("blue"), ADDS),
    zh("dark", LIST, "换成深色背景", Dark(), ADDS),
    zh("move", LIST, "让标题左右轻轻摆动", Moves(), shows("购物清单")),
)
