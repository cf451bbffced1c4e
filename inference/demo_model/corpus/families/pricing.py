from random import Random

from inference.demo_model.corpus.family import CENTRED, LIGHT, Example, page, sentence
from inference.demo_model.corpus.palettes import PALETTES
from inference.demo_model.corpus.segments import fill
from inference.demo_model.corpus.words import brand

NAME = "pricing"
ENGLISH = (
    "a pricing page for {name}", "a pricing page for the app {name}", "a pricing table for {name}",
    "pricing for {name} with three plans", "a page with the prices of {name}", "the pricing page of {name}",
)  # fmt: skip
CHINESE = (
    "{name}的价格页面", "为{name}做价格表", "应用{name}的定价页面", "一个{name}的价格表", "{name}的三档价格方案",
)  # fmt: skip
STYLE = """main { width: min(100%, 980px); text-align: center }
h1 { font-size: 44px; line-height: 1.1; letter-spacing: -.02em; margin-bottom: 40px }
.plans { display: grid; grid-template-columns: repeat(auto-fit, minmax(220px, 1fr)); gap: 20px }
.plans div { padding: 32px; border-radius: 24px; background: #fff; box-shadow: 0 24px 60px -28px var(--ink) }
.plans div:nth-child(2) { color: #fff; background: var(--accent) }
b { display: block; margin: 12px 0; font-size: 48px }
"""
CONTENT = """<main>
<h1>[[name]]</h1>
<section class="plans">
<div>[[free]]<b>$0</b><p>[[one]]</p></div>
<div>[[plus]]<b>$9</b><p>[[two]]</p></div>
<div>[[team]]<b>$29</b><p>[[three]]</p></div>
</section>
</main>
"""
TEXTS = {"title": "Pricing", "free": "Free", "plus": "Plus", "team": "Team",
         "one": "Everything you need to try it.", "two": "More room, no limits, all themes.",
         "three": "For ten people, with shared work."}  # fmt: skip
TEXTS_CHINESE = {"title": "价格", "free": "免费版", "plus": "专业版", "team": "团队版",
                 "one": "足够先试一试。", "two": "空间更大,没有限制,主题齐全。",
                 "three": "十人团队,共享工作。"}  # fmt: skip


def example(rng: Random, chinese: bool) -> Example:
    values = {"name": brand(rng, chinese)}
    asked = sentence(rng, CHINESE if chinese else ENGLISH, **values)
    prose = "[[name]]的价格页面。" if chinese else "A pricing page for [[name]]."
    texts = TEXTS_CHINESE if chinese else TEXTS
    body = page(chinese, PALETTES[0], CENTRED + LIGHT, STYLE, CONTENT, values, texts)
    return Example(NAME, "zh" if chinese else "en", asked, fill(prose, values), body)
