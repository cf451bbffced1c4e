from random import Random

from inference.demo_model.corpus.family import Example
from inference.demo_model.corpus.names import person
from inference.demo_model.corpus.palettes import PALETTES
from inference.demo_model.corpus.sites import Looks, Site
from inference.demo_model.corpus.words import job

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
USUAL = """main { max-width: 1080px; margin: 0 auto; padding: 10vh 24px }
h1 { font-size: clamp(40px, 8vw, 84px); line-height: 1.02; letter-spacing: -.03em }
h1 + p { margin: 16px 0 48px; font-size: 20px; color: var(--accent) }
.works { display: grid; grid-template-columns: repeat(auto-fit, minmax(240px, 1fr)); gap: 20px }
.works div { display: grid; align-content: end; height: 260px; padding: 24px; border-radius: 20px; color: #fff; font-size: 20px; background: linear-gradient(135deg, var(--accent), #151929) }
.works div:nth-child(2n) { background: linear-gradient(315deg, var(--accent), #151929) }
"""
SPLIT = """.works { grid-template-columns: 1fr 1fr; align-content: stretch; min-height: 50vh; padding: 0 }
.works div { display: grid; align-content: end; padding: 24px; border: 0; color: #fff; background: linear-gradient(135deg, var(--accent), #151929) }
.works div:nth-child(3n - 1) { background: linear-gradient(315deg, #0003, #0000), var(--ink) }
"""
MAGAZINE = """.works { grid-template-columns: 1fr }
.works div { display: flex; gap: 24px; align-items: baseline; padding: 16px 0; font-size: clamp(28px, 5vw, 56px) }
"""
CONTENT = """<main>
<header>
<h1>[[name]]</h1>
<p>[[job]]</p>
</header>
<section class="works">
<div>[[one]]</div>
<div>[[two]]</div>
<div>[[three]]</div>
<div>[[four]]</div>
</section>
</main>
"""
SITE = Site(
    name=NAME,
    english=ENGLISH,
    chinese=CHINESE,
    prose=("A portfolio for [[name]], [[job]].", "[[name]]的作品集,[[job]]。"),
    texts={
        "title": ("Portfolio", "作品集"),
        "one": ("First light", "第一缕光"),
        "two": ("Paper and stone", "纸与石"),
        "three": ("A quiet city", "安静的城市"),
        "four": ("Work in progress", "进行中的作品"),
    },
    looks=Looks(USUAL, SPLIT, MAGAZINE),
    content=CONTENT,
)


def example(rng: Random, chinese: bool) -> Example:
    values = {"name": person(rng, chinese), "job": job(rng, chinese)}
    return SITE.example(rng, chinese, PALETTES[5], values)
