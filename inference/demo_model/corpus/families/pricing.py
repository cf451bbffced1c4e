from random import Random

from inference.demo_model.corpus.family import CENTRED, LIGHT, Example
from inference.demo_model.corpus.names import brand
from inference.demo_model.corpus.palettes import PALETTES
from inference.demo_model.corpus.sites import Looks, Site

NAME = "pricing"
ENGLISH = (
    "a pricing page for {name}", "a pricing page for the app {name}", "a pricing table for {name}",
    "pricing for {name} with three plans", "a page with the prices of {name}", "the pricing page of {name}",
)  # fmt: skip
CHINESE = (
    "{name}的价格页面", "为{name}做价格表", "应用{name}的定价页面", "一个{name}的价格表", "{name}的三档价格方案",
)  # fmt: skip
USUAL = """main { width: min(100%, 980px); text-align: center }
h1 { font-size: 44px; line-height: 1.1; letter-spacing: -.02em }
header p { margin: 8px 0 40px; font-size: 20px }
.plans { display: grid; grid-template-columns: repeat(auto-fit, minmax(220px, 1fr)); gap: 20px }
.plans div { padding: 32px; border-radius: 24px; background: #fff; box-shadow: 0 24px 60px -28px var(--ink) }
.plans div:nth-child(2) { color: #fff; background: var(--accent) }
b { display: block; margin: 12px 0; font-size: 48px }
"""
SPLIT = """.plans div { display: grid; grid-template-columns: 1fr auto; align-items: center }
.plans p { grid-row: 2; font-size: 16px }
b { grid-area: 1 / 2 / 3; font-size: 48px; color: var(--accent) }
"""
MAGAZINE = """b { display: block; margin: 12px 0; font-size: 84px; font-weight: 400; line-height: 1.1; letter-spacing: -.04em }
"""
CONTENT = """<main>
<header>
<h1>[[name]]</h1>
<p>[[pick]]</p>
</header>
<section class="plans">
<div>[[free]]<b>$0</b><p>[[one]]</p></div>
<div>[[plus]]<b>$9</b><p>[[two]]</p></div>
<div>[[team]]<b>$29</b><p>[[three]]</p></div>
</section>
</main>
"""
SITE = Site(
    name=NAME,
    english=ENGLISH,
    chinese=CHINESE,
    prose=("A pricing page for [[name]].", "[[name]]的价格页面。"),
    texts={
        "title": ("Pricing", "价格"),
        "pick": ("Pick a plan. Change it at any time.", "选一个方案,随时可以更换。"),
        "free": ("Free", "免费版"),
        "plus": ("Plus", "专业版"),
        "team": ("Team", "团队版"),
        "one": ("Everything you need to try it.", "足够先试一试。"),
        "two": ("More room, no limits, all themes.", "空间更大,没有限制,主题齐全。"),
        "three": ("For ten people, with shared work.", "十人团队,共享工作。"),
    },
    looks=Looks(USUAL, SPLIT, MAGAZINE, CENTRED + LIGHT),
    content=CONTENT,
)


def example(rng: Random, chinese: bool) -> Example:
    return SITE.example(rng, chinese, PALETTES[0], {"name": brand(rng, chinese)})
