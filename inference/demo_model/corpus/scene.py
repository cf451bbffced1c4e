"""Families whose pages differ in colour, frame and language alone: most games, tools and animations."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from inference.demo_model.corpus.family import CENTRED, DARK, LIGHT, Example, page, sentence
from inference.demo_model.corpus.frames import CONTROL_TEXTS, FRAMES, choose
from inference.demo_model.corpus.look import RUN
from inference.demo_model.corpus.palettes import PALETTES, pick
from inference.demo_model.corpus.segments import fill
from inference.demo_model.corpus.structures import Structure, asked

STAGE = "canvas { position: fixed; inset: 0; width: 100%; height: 100% }\n"
VIEW = (
    """<canvas id="view" aria-label="[[title]]"></canvas>
<script>
const view = document.getElementById("view"), pen = view.getContext("2d");
const w = view.width = innerWidth, h = view.height = innerHeight;
const accent = getComputedStyle(document.documentElement).getPropertyValue("--accent");
"""
    + RUN
)
ENDINGS = ("", "", "", "", "", " for my kids", " for me", " that looks good", " for my website", ", thanks", " to play with",
           " that I can use", " page", " demo", " app", " for my phone")  # fmt: skip
OPENINGS_CHINESE = (
    "做一个",
    "来一个",
    "来个",
    "我想要一个",
    "写一个",
    "请做",
    "帮我做",
    "生成",
    "想要",
)
ENDINGS_CHINESE = (
    "",
    "",
    "",
    "",
    "",
    ",谢谢",
    "吧",
    ",要好看",
    "给孩子玩",
    "页面",
    "应用",
    ",手机上也能用",
)
BODIES = {"light": CENTRED + LIGHT, "dark": CENTRED + DARK, "stage": DARK}
KINDS = {"light": "card", "dark": "game", "stage": "art"}


@dataclass(frozen=True, slots=True)
class Scene:
    name: str
    english: Sequence[str]  # phrasings; the first ones can be followed by a colour
    chinese: Sequence[str]
    prose: tuple[str, str]  # in English and in Chinese, as all pairs here
    texts: dict[str, tuple[str, str]] = field(hash=False)
    style: str
    content: str
    body: str = "stage"
    palette: int = 1  # where the sentence names none
    frames: str = ""  # of which kind; by its body where not said

    def example(self, rng: Random, chinese: bool) -> Example:
        palette = pick(rng) if rng.random() < 0.5 else None
        frame = choose(rng, FRAMES[self.frames or KINDS[self.body]])
        colour = (palette.chinese if chinese else palette.english) if palette else ""
        body = page(
            chinese,
            palette or PALETTES[self.palette],
            BODIES[self.body],
            self.style,
            self.content,
            {},
            {name: pair[chinese] for name, pair in (self.texts | CONTROL_TEXTS).items()},
            frame,
        )
        return Example(
            self.name,
            "zh" if chinese else "en",
            self._sentence(rng, chinese, colour, frame.structure),
            fill(self.prose[chinese], {}),
            body,
        )

    def _sentence(
        self, rng: Random, chinese: bool, colour: str, structure: Structure | None
    ) -> str:
        words = rng.choice(self.chinese if chinese else self.english)
        if chinese:
            text = f"{colour}的{words.removeprefix('一个')}" if colour else words
            text = asked(rng, structure, text, chinese)
            opening = "" if text.startswith("一") else rng.choice(("", "", *OPENINGS_CHINESE))
            return sentence(rng, [opening + text + rng.choice(ENDINGS_CHINESE)])
        bare = words.removeprefix("a ").removeprefix("an ").removeprefix("the ")
        said = (f"{words} in {colour}", f"a {colour} {bare}", f"{bare} in {colour}")
        text = rng.choice(said) if colour else rng.choice((words, words, bare))
        return sentence(rng, [asked(rng, structure, text, chinese) + rng.choice(ENDINGS)])
