"""Families whose pages differ in colour and language alone: most games, tools and animations."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from inference.demo_model.corpus.family import CENTRED, DARK, LIGHT, Example, page, sentence
from inference.demo_model.corpus.palettes import PALETTES, pick
from inference.demo_model.corpus.segments import fill

STAGE = "canvas { position: fixed; inset: 0; width: 100%; height: 100% }\n"
VIEW = """<canvas id="view" aria-label="[[title]]"></canvas>
<script>
const view = document.getElementById("view"), pen = view.getContext("2d");
const w = view.width = innerWidth, h = view.height = innerHeight;
const accent = getComputedStyle(document.documentElement).getPropertyValue("--accent");
"""
BODIES = {"light": CENTRED + LIGHT, "dark": CENTRED + DARK, "stage": DARK}


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

    def example(self, rng: Random, chinese: bool) -> Example:
        palette = pick(rng) if rng.random() < 0.5 else None
        return Example(
            self.name,
            "zh" if chinese else "en",
            self._sentence(
                rng, chinese, (palette.chinese if chinese else palette.english) if palette else ""
            ),
            fill(self.prose[chinese], {}),
            page(
                chinese,
                palette or PALETTES[self.palette],
                BODIES[self.body],
                self.style,
                self.content,
                {},
                {name: pair[chinese] for name, pair in self.texts.items()},
            ),
        )

    def _sentence(self, rng: Random, chinese: bool, colour: str) -> str:
        phrasings = self.chinese if chinese else self.english
        if not colour:
            return sentence(rng, phrasings)
        if chinese:
            return sentence(rng, [f"{colour}的{words.removeprefix('一个')}" for words in phrasings])
        return sentence(rng, [f"{words} in {colour}" for words in phrasings])
