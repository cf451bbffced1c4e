"""How websites are laid out: the usual way, by night, in two halves, or like a magazine.

All have a header and a section, so that most rules of the last two layouts are shared; each kind
of website adds few of its own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from random import Random

from inference.demo_model.corpus.family import LIGHT, Example, page, sentence
from inference.demo_model.corpus.frames import Frame, choose
from inference.demo_model.corpus.palettes import Palette, pick
from inference.demo_model.corpus.segments import fill
from inference.demo_model.corpus.structures import MAGAZINE, NIGHT, SPLIT, cued, in_colour

HALVES = """main { display: grid; width: 100%; min-height: 100vh }
header { display: grid; align-content: center; justify-items: start; gap: 20px; padding: 10vh 8vw; color: #fff; background: color-mix(in srgb, var(--accent) 70%, var(--ink)) }
h1 { font-size: clamp(40px, 5vw, 72px); line-height: 1.05; letter-spacing: -.03em; text-wrap: balance }
header p { font-size: 20px }
section { display: grid; align-content: center; padding: 10vh 8vw; background: #fff }
section > div, article { padding: 28px 0; border-top: 1px solid var(--soft); font-size: 20px }
@media (min-width: 800px) {
main { grid-template-columns: 1fr 1fr }
header { position: sticky; top: 0; height: 100vh }
}
"""
TYPE = """body { background: #fbfaf6 }
main { width: 100%; max-width: 1200px; margin: 0 auto; padding: 5vh 5vw }
h1 { margin: 16px 0 24px; padding: 24px 0 36px; border: solid; border-width: 4px 0 1px; font: 400 clamp(52px, 11vw, 150px)/1 Georgia, serif; letter-spacing: -.04em }
header p { font: italic 24px/1.4 Georgia, serif }
section { display: grid; grid-template-columns: repeat(auto-fit, minmax(220px, 1fr)); gap: 0 40px; margin-top: 7vh; counter-reset: part }
section > div, article { padding: 16px 0 40px; border-top: 1px solid; font: 20px/1.45 Georgia, serif }
section > div::before { content: counter(part, decimal-leading-zero); counter-increment: part; display: block; margin-bottom: 12px; font-size: 14px; color: var(--accent) }
"""
DARKNESS = """:root { --soft: #11131c; --ink: #f1f1f6 }
body { background: #11131c }
main { background-color: #11131c }
section[class] > div { background-color: #1d2130; box-shadow: none }
h1, h2, h1 + p, time, b { color: inherit }
"""
COLOUR_SHARE = 0.35  # of the sentences that ask for no other layout
SITES = (Frame(NIGHT, DARKNESS), Frame(SPLIT, HALVES), Frame(MAGAZINE, TYPE))


@dataclass(frozen=True, slots=True)
class Looks:
    """A kind of website's own rules in each layout."""

    usual: str
    split: str = ""
    magazine: str = ""
    body: str = LIGHT  # of the usual layout

    def of(self, frame: Frame) -> tuple[str, str]:
        """Rules of the body, and all others."""
        if frame.structure in (None, NIGHT):
            return self.body, self.usual
        return LIGHT, self.split if frame.structure is SPLIT else self.magazine


@dataclass(frozen=True, slots=True)
class Site:
    name: str
    english: Sequence[str]
    chinese: Sequence[str]
    prose: tuple[str, str]  # in English and in Chinese, as all pairs here
    texts: Mapping[str, tuple[str, str]] = field(hash=False)
    looks: Looks
    content: str

    def example(
        self, rng: Random, chinese: bool, palette: Palette, values: Mapping[str, str]
    ) -> Example:
        frame = choose(rng, SITES)
        cue = frame.structure
        if cue is None and rng.random() < COLOUR_SHARE:
            palette = pick(rng)
            cue = in_colour(palette)
        phrasings = cued(rng, cue, self.chinese if chinese else self.english, chinese)
        asked = sentence(rng, phrasings, **values)
        texts = {name: pair[chinese] for name, pair in self.texts.items()}
        body = page(
            chinese, palette, *self.looks.of(frame), self.content, values, texts, frame
        )  # fmt: skip
        return Example(
            self.name, "zh" if chinese else "en", asked, fill(self.prose[chinese], values), body
        )
