from random import Random

from inference.demo_model.corpus.family import CENTRED, DARK, Example, page, sentence
from inference.demo_model.corpus.palettes import PALETTES
from inference.demo_model.corpus.segments import fill
from inference.demo_model.corpus.words import brand, person

NAME = "birthday"
ENGLISH = (
    "a birthday card for {name}", "a happy birthday page for {name}", "a birthday greeting for {name}",
    "wish {name} a happy birthday", "happy birthday, {name}", "a birthday page for my friend {name}",
)  # fmt: skip
CHINESE = (
    "给{name}的生日贺卡", "祝{name}生日快乐", "为{name}做生日贺卡", "一张给{name}的生日卡", "{name}生日快乐的页面",
)  # fmt: skip
STYLE = """main { text-align: center }
h1 { font: 500 clamp(40px, 9vw, 96px)/1.1 Georgia, serif; color: #fff }
.cake { font-size: 120px; line-height: 1.2 }
i { position: fixed; top: -40px; width: 12px; height: 20px; border-radius: 3px; background: var(--accent); animation: fall 5s linear infinite }
@keyframes fall { to { transform: translateY(110vh) rotate(700deg) } }
"""
CONTENT = """<main>
<p class="cake">🎂</p>
<h1>[[wish]] [[name]]!</h1>
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


def example(rng: Random, chinese: bool) -> Example:
    name = brand(rng, chinese) if rng.random() < 0.5 else person(rng, chinese)
    values = {"name": name}
    asked = sentence(rng, CHINESE if chinese else ENGLISH, **values)
    prose = "给[[name]]的生日贺卡。" if chinese else "A birthday card for [[name]]."
    texts = {
        "wish": "生日快乐," if chinese else "Happy birthday,",
        "title": "生日快乐" if chinese else "Happy birthday",
    }
    body = page(chinese, PALETTES[5], CENTRED + DARK, STYLE, CONTENT, values, texts)
    return Example(NAME, "zh" if chinese else "en", asked, fill(prose, values), body)
