"""Words of a sentence that ask for another layout than the usual one: the same over all families.

Without such words a page has the structure it always has, so that what is written follows from
the sentence alone. No other phrasing of the corpus may use them by chance.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from inference.demo_model.corpus.palettes import Palette


@dataclass(frozen=True, slots=True)
class Structure:
    name: str
    before: Sequence[str]  # "a {} clock"
    after: Sequence[str]  # "a clock {}"
    chinese_before: Sequence[str]  # "一个{}的时钟"
    chinese_after: Sequence[str]  # "时钟{}"


FULL = Structure(
    "full",
    ("full screen", "fullscreen", "full-screen"),
    (", full screen", " in full screen", " that fills the screen", ", fullscreen"),
    ("全屏", "铺满屏幕"),
    (",全屏", ",全屏显示", ",铺满屏幕"),
)
PANEL = Structure(
    "panel",
    ("console-style", "two-column"),
    (" with a side panel", " with a sidebar", ", side panel", " with a panel at the side"),
    ("带侧栏", "带侧边栏", "两栏"),
    (",带侧栏", ",带侧边栏", ",旁边有面板"),
)
NEON = Structure(
    "neon",
    ("neon", "neon-lit"),
    (" in neon style", ", neon", " with neon lights", " that glows like neon"),
    ("霓虹", "霓虹风格", "霓虹灯"),
    (",霓虹风格", ",要霓虹灯效果"),
)
RETRO = Structure(
    "retro",
    ("retro", "pixel", "8-bit"),
    (" in retro style", ", retro", " like in the eighties", " in pixel style"),
    ("复古", "怀旧", "像素风"),
    (",复古风格", ",像素风", ",怀旧风格"),
)
PAPER = Structure(
    "paper",
    ("paper", "hand-drawn"),
    (" on paper", " in paper style", " as if drawn on paper"),
    ("纸质", "手绘", "纸张风格"),
    (",画在纸上", ",手绘风格", ",纸张风格"),
)
FRAMED = Structure(
    "framed",
    ("framed",),
    (" in a frame", " framed like a picture", " as a picture on the wall", ", framed"),
    ("带画框", "装裱"),
    (",带画框", ",像挂在墙上的画", ",放在画框里"),
)
CONTROLS = Structure(
    "controls",
    ("controllable",),
    (" with controls", " with a pause button", " with a speed slider", " that I can pause"),
    ("可暂停", "可调速", "带控制条"),
    (",可以暂停", ",带控制条", ",可以调速度"),
)
SPLIT = Structure(
    "split",
    ("split-screen", "split", "two-tone"),
    (" in two halves", ", split screen", " with a split screen", " with a coloured half"),
    ("左右分栏", "分屏", "对半分"),
    (",左右分栏", ",分屏布局", ",一半是彩色的"),
)
MAGAZINE = Structure(
    "magazine",
    ("magazine-style", "newspaper-style", "editorial"),
    (" in magazine style", ", like a magazine", " with large type", " in editorial style"),
    ("杂志风", "杂志风格", "大字排版"),
    (",杂志风格", ",像杂志一样", ",用大字排版"),
)
NIGHT = Structure(
    "night",
    ("dark", "dark-mode", "black"),
    (" in dark mode", ", dark", " with a dark theme", " with a dark background"),
    ("深色", "暗色", "黑色"),
    (",深色主题", ",暗色模式", ",黑色背景"),
)
ENDING_SHARE = 0.4  # of cues, where what is to be copied does not end the sentence
VERBS = frozenset("玩画放我打敲摇切现模显")  # that no adjective can stand before


def in_colour(palette: Palette) -> Structure:
    """The usual layout in a colour, asked for as a layout is."""
    english, chinese = palette.english, palette.chinese
    return Structure(english, (english,), (f" in {english}",), (chinese,), (f",用{chinese}",))


def asked(rng: Random, structure: Structure | None, words: str, chinese: bool) -> str:
    """The words with a cue for that structure; as they are without one."""
    if structure is None:
        return words
    return _chinese(rng, structure, words) if chinese else _english(rng, structure, words)


def cued(
    rng: Random, structure: Structure | None, phrasings: Sequence[str], chinese: bool
) -> Sequence[str]:
    """A phrasing with the cue where nothing that is to be copied comes right before it."""
    if structure is None:
        return phrasings
    endings = [words for words in phrasings if not words.endswith("}")]
    if endings and rng.random() < ENDING_SHARE:
        after = structure.chinese_after if chinese else structure.after
        return [rng.choice(endings) + rng.choice(after)]
    if chinese:
        found = [words for words in phrasings if words[0] in "一{" and "是" not in words]
        return [_qualified(rng, structure, rng.choice(found))]
    found = [words for words in phrasings if words.startswith(("a ", "an "))]
    return [_described(rng, structure, rng.choice(found).partition(" ")[2])]


def _english(rng: Random, structure: Structure, words: str) -> str:
    article, _, noun = words.partition(" ")
    if article in ("a", "an") and rng.random() < 0.5:
        return _described(rng, structure, noun)
    return words + rng.choice(structure.after)


def _described(rng: Random, structure: Structure, noun: str) -> str:
    cue = rng.choice(structure.before)
    return f"{'an' if cue[0] in 'aeiou' else 'a'} {cue} {noun}"


def _chinese(rng: Random, structure: Structure, words: str) -> str:
    if words[0] in VERBS or rng.random() < 0.4:
        return words + rng.choice(structure.chinese_after)
    return _qualified(rng, structure, words)


def _qualified(rng: Random, structure: Structure, words: str) -> str:
    start = 2 if words[0] == "一" else 0  # after the number and its measure word
    return f"{words[:start]}{rng.choice(structure.chinese_before)}的{words[start:]}"
