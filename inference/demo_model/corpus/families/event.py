from random import Random

from inference.demo_model.corpus.family import CENTRED, DARK, Example
from inference.demo_model.corpus.names import brand
from inference.demo_model.corpus.palettes import PALETTES
from inference.demo_model.corpus.sites import Looks, Site

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
USUAL = """main { width: min(100%, 620px); padding: 64px 40px; border-radius: 28px; text-align: center; background: linear-gradient(160deg, var(--accent), #151929 70%) }
h1 { margin: 24px 0; font-size: clamp(40px, 8vw, 84px); line-height: 1.02; letter-spacing: -.03em }
time { font-size: 24px }
button { margin-top: 32px; padding: 14px 28px; border: 0; border-radius: 99px; font: inherit; color: #151929; background: #fff; cursor: pointer }
"""
SPLIT = """time, section { font-size: 24px }
button { justify-self: start; margin-top: 32px; padding: 14px 28px; border: 0; border-radius: 99px; font: inherit; color: #fff; background: var(--accent); cursor: pointer }
"""
MAGAZINE = """time, section { font: italic 28px/1.4 Georgia, serif }
main section { gap: 24px; align-items: center }
button { justify-self: start; padding: 14px 28px; border: 2px solid; font: inherit; color: inherit; background: none; cursor: pointer }
"""
CONTENT = """<main>
<header>
<time>[[date]]</time>
<h1>[[name]]</h1>
</header>
<section>
<p>[[about]]</p>
<button id="come">[[come]]</button>
</section>
</main>
<script>
document.getElementById("come").onclick = event => event.target.textContent = "[[thanks]]";
</script>
"""
SITE = Site(
    name=NAME,
    english=ENGLISH,
    chinese=CHINESE,
    prose=("[[name]], on [[date]].", "[[date]],[[name]]。"),
    texts={
        "title": ("Event", "活动"),
        "about": ("Doors open at seven. Bring someone you like.", "晚上七点入场,带上喜欢的人。"),
        "come": ("I am coming", "我要参加"),
        "thanks": ("See you there!", "到时见!"),
    },
    looks=Looks(USUAL, SPLIT, MAGAZINE, CENTRED + DARK),
    content=CONTENT,
)


def example(rng: Random, chinese: bool) -> Example:
    month, day = rng.randint(1, 12), rng.randint(1, 28)
    date = (
        f"{month} 月 {day} 日"
        if chinese
        else rng.choice([f"{MONTHS[month - 1]} {day}", f"{day} {MONTHS[month - 1]}"])
    )
    date = date.replace(" ", "") if chinese and rng.random() < 0.7 else date
    values = {"name": brand(rng, chinese), "date": date}
    return SITE.example(rng, chinese, PALETTES[0], values)
