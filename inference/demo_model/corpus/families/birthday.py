from random import Random

from inference.demo_model.corpus.family import CENTRED, DARK, Example
from inference.demo_model.corpus.names import brand, person
from inference.demo_model.corpus.palettes import PALETTES
from inference.demo_model.corpus.sites import Looks, Site

NAME = "birthday"
ENGLISH = (
    "a birthday card for {name}", "a happy birthday page for {name}", "a birthday greeting for {name}",
    "wish {name} a happy birthday", "happy birthday, {name}", "a birthday page for my friend {name}",
)  # fmt: skip
CHINESE = (
    "给{name}的生日贺卡", "祝{name}生日快乐", "为{name}做生日贺卡", "一张给{name}的生日卡", "{name}生日快乐的页面",
)  # fmt: skip
PAPERS = """i { position: fixed; top: -40px; width: 12px; height: 20px; border-radius: 3px; background: var(--accent); animation: fall 5s linear infinite }
@keyframes fall { to { transform: translateY(110vh) rotate(700deg) } }
"""
USUAL = (
    PAPERS
    + """main { text-align: center }
h1 { font: 500 clamp(40px, 9vw, 96px)/1.1 Georgia, serif; color: #fff }
.cake { font-size: 120px; line-height: 1.2 }
"""
)
SPLIT = (
    PAPERS
    + """header .cake { justify-self: center; font-size: 28vmin; line-height: 1.2 }
main h1 { font: 500 clamp(40px, 6vw, 96px)/1.1 Georgia, serif }
"""
)
MAGAZINE = (
    PAPERS
    + """header .cake { font-size: 84px; line-height: 1; text-align: right }
section { margin-top: 24px }
"""
)
CONTENT = """<main>
<header>
<p class="cake">🎂</p>
</header>
<section>
<h1>[[wish]] [[name]]!</h1>
</section>
</main>
<script>
for (let i = 0; i < 70; i++) {
  const paper = document.createElement("i");
  paper.style.left = Math.random() * 100 + "%";
  paper.style.animationDelay = -Math.random() * 5 + "s";
  paper.style.filter = `hue-rotate(${Math.random() * 360}deg)`;
  document.body.append(paper);
}
</script>
"""
SITE = Site(
    name=NAME,
    english=ENGLISH,
    chinese=CHINESE,
    prose=("A birthday card for [[name]].", "给[[name]]的生日贺卡。"),
    texts={
        "wish": ("Happy birthday,", "生日快乐,"),
        "title": ("Happy birthday", "生日快乐"),
    },
    looks=Looks(USUAL, SPLIT, MAGAZINE, CENTRED + DARK),
    content=CONTENT,
)


def example(rng: Random, chinese: bool) -> Example:
    name = brand(rng, chinese) if rng.random() < 0.5 else person(rng, chinese)
    return SITE.example(rng, chinese, PALETTES[5], {"name": name})
