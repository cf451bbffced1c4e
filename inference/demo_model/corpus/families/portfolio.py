from random import Random

from inference.demo_model.corpus.family import LIGHT, Example, page, sentence
from inference.demo_model.corpus.palettes import PALETTES
from inference.demo_model.corpus.segments import fill
from inference.demo_model.corpus.words import job, person

NAME = "portfolio"
ENGLISH = (
    "a portfolio for {name}, {job}", "a portfolio for the {job} {name}", "portfolio of {name}, {job}",
    "a portfolio site for {name}, a {job}", "a personal website for {name}, {job}",
    "a portfolio website for {name}, who is a {job}",
)  # fmt: skip
CHINESE = (
    "{name}的作品集,{job}", "为{job}{name}做作品集", "{job}{name}的作品集网站", "一个{job}{name}的个人网站",
    "为{name}做个人网站,{job}",
)  # fmt: skip
STYLE = """main { max-width: 1080px; margin: 0 auto; padding: 10vh 24px }
h1 { font-size: clamp(40px, 8vw, 84px); line-height: 1.02; letter-spacing: -.03em }
h1 + p { margin: 16px 0 48px; font-size: 20px; color: var(--accent) }
.works { display: grid; grid-template-columns: repeat(auto-fit, minmax(240px, 1fr)); gap: 20px }
.works div { display: grid; align-content: end; height: 260px; padding: 24px; border-radius: 20px; color: #fff; font-size: 20px; background: linear-gradient(135deg, var(--accent), var(--ink)) }
.works div:nth-child(2n) { background: linear-gradient(220deg, var(--accent), #fff8) var(--ink) }
"""
CONTENT = """<main>
<h1>[[name]]</h1>
<p>[[job]]</p>
<section class="works">
<div>[[one]]</div>
<div>[[two]]</div>
<div>[[three]]</div>
<div>[[four]]</div>
</section>
</main>
"""
TEXTS = {
    "one": "First light",
    "two": "Paper and stone",
    "three": "A quiet city",
    "four": "Work in progress",
}
TEXTS_CHINESE = {"one": "第一缕光", "two": "纸与石", "three": "安静的城市", "four": "进行中的作品"}


def example(rng: Random, chinese: bool) -> Example:
    values = {"name": person(rng, chinese), "job": job(rng, chinese)}
    asked = sentence(rng, CHINESE if chinese else ENGLISH, **values)
    prose = "[[name]]的作品集,[[job]]。" if chinese else "A portfolio for [[name]], [[job]]."
    texts = TEXTS_CHINESE if chinese else TEXTS
    title = {"title": "作品集" if chinese else "Portfolio"}
    body = page(chinese, PALETTES[5], LIGHT, STYLE, CONTENT, values, texts | title)
    return Example(NAME, "zh" if chinese else "en", asked, fill(prose, values), body)
