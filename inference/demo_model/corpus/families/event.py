from random import Random

from inference.demo_model.corpus.family import CENTRED, DARK, Example, page, sentence
from inference.demo_model.corpus.palettes import PALETTES
from inference.demo_model.corpus.segments import fill
from inference.demo_model.corpus.words import brand

NAME = "event"
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
ENGLISH = (
    "an event page for {name} on {date}", "a page for the concert {name} on {date}", "a poster for the festival {name}, {date}",
    "an invitation to {name} on {date}", "an event page for the party {name}, {date}", "an event called {name} on {date}",
)  # fmt: skip
CHINESE = (
    "{name}活动页面,{date}", "{date}的活动“{name}”", "为音乐会{name}做海报,{date}", "{date}{name}活动的邀请页面",
    "一个叫{name}的活动,{date}",
)  # fmt: skip
STYLE = """main { width: min(100%, 620px); padding: 64px 40px; border-radius: 28px; text-align: center; background: linear-gradient(160deg, var(--accent), #151929 70%) }
h1 { margin: 24px 0; font-size: clamp(40px, 8vw, 84px); line-height: 1.02; letter-spacing: -.03em }
time { font-size: 24px }
button { margin-top: 32px; padding: 14px 28px; border: 0; border-radius: 99px; font: inherit; color: #151929; background: #fff; cursor: pointer }
"""
CONTENT = """<main>
<time>[[date]]</time>
<h1>[[name]]</h1>
<p>[[about]]</p>
<button id="come">[[come]]</button>
</main>
<script>
document.getElementById("come").onclick = event => event.target.textContent = "[[thanks]]";
</script>
"""
TEXTS = {"title": "Event", "about": "Doors open at seven. Bring someone you like.", "come": "I am coming",
         "thanks": "See you there!"}  # fmt: skip
TEXTS_CHINESE = {
    "title": "活动",
    "about": "晚上七点入场,带上喜欢的人。",
    "come": "我要参加",
    "thanks": "到时见!",
}


def example(rng: Random, chinese: bool) -> Example:
    month, day = rng.randint(1, 12), rng.randint(1, 28)
    date = (
        f"{month} 月 {day} 日"
        if chinese
        else rng.choice([f"{MONTHS[month - 1]} {day}", f"{day} {MONTHS[month - 1]}"])
    )
    date = date.replace(" ", "") if chinese and rng.random() < 0.7 else date
    values = {"name": brand(rng, chinese), "date": date}
    asked = sentence(rng, CHINESE if chinese else ENGLISH, **values)
    prose = "[[date]],[[name]]。" if chinese else "[[name]], on [[date]]."
    body = page(
        chinese,
        PALETTES[0],
        CENTRED + DARK,
        STYLE,
        CONTENT,
        values,
        TEXTS_CHINESE if chinese else TEXTS,
    )
    return Example(NAME, "zh" if chinese else "en", asked, fill(prose, values), body)
