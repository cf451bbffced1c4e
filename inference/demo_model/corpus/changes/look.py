"""Larger or smaller, faster or slower, dark or light: one line of the page each."""

from collections.abc import Sequence
from random import Random

from inference.demo_model.corpus.changes.edit import Change
from inference.demo_model.excerpt import INVERTED, SPEED, ZOOM, is_dark

SIZE, PACE, MODE = "another size", "another speed", "dark or light"
FIRST = "* { box-sizing: border-box; margin: 0 }"  # of the rules that all pages have
ZOOMED = "body > :not(canvas) {{ zoom: {} }}"
INVERSION = "html { filter: invert(.93) hue-rotate(180deg) }"
SIZES = ("0.5", "0.65", "0.8", "1", "1.25", "1.5", "2", "2.5")
SPEEDS = ("0.2", "0.3", "0.5", "0.7", "1", "1.5", "2", "3", "5")
# What asks for less, for more; then what is answered.
SIZE_ASKED = (
    ("make it smaller", "smaller text", "smaller", "a smaller font", "use a smaller font", "the text is too big",
     "make the text smaller", "everything smaller", "it is too big", "decrease the font size", "zoom out"),
    ("make it bigger", "bigger text", "bigger", "a bigger font", "use a bigger font", "the text is too small",
     "make the text bigger", "larger text, please", "everything larger", "make it larger", "it is too small",
     "increase the font size", "zoom in", "larger"),
)  # fmt: skip
SIZE_CHINESE = (
    (
        "小一点",
        "字小一点",
        "字体小一点",
        "缩小",
        "太大了",
        "字太大了",
        "再小一点",
        "文字改小",
        "变小一点",
    ),
    (
        "大一点",
        "字大一点",
        "字体大一点",
        "放大",
        "太小了",
        "字太小了",
        "再大一点",
        "文字改大",
        "变大一点",
    ),
)
PACE_ASKED = (
    ("slower", "make it slower", "slow it down", "it is too fast", "too fast", "a bit slower, please", "slow down",
     "can it be slower?", "reduce the speed", "make it easier and slower"),
    ("faster", "make it faster", "speed it up", "it is too slow", "too slow", "a bit faster, please", "speed up",
     "can it be faster?", "increase the speed", "make it quicker", "much faster"),
)  # fmt: skip
PACE_CHINESE = (
    ("慢一点", "太快了", "速度慢一点", "再慢一点", "放慢速度", "减速", "慢些"),
    ("快一点", "太慢了", "速度快一点", "再快一点", "加快速度", "加速", "快些"),
)
MODE_ASKED = (
    ("light mode", "make it light", "a light background", "use a light theme", "make the background white",
     "switch to light mode", "in light mode, please", "brighter background", "make it bright"),
    ("dark mode", "make it dark", "a dark background", "use a dark theme", "make the background black",
     "switch to dark mode", "in dark mode, please", "make it darker", "black background", "night mode"),
)  # fmt: skip
MODE_CHINESE = (
    (
        "浅色模式",
        "亮色模式",
        "改成浅色",
        "白色背景",
        "背景改成白色",
        "换成亮色主题",
        "白天模式",
        "亮一点",
    ),
    (
        "深色模式",
        "暗色模式",
        "改成深色",
        "黑色背景",
        "背景改成黑色",
        "换成暗色主题",
        "夜间模式",
        "暗一点",
        "颜色深一点",
    ),
)
SIZE_PROSE = (("It is smaller now.", "现在小一些了。"), ("It is larger now.", "现在大一些了。"))
PACE_PROSE = (("It is slower now.", "现在慢一些了。"), ("It is faster now.", "现在快一些了。"))
MODE_PROSE = (("It is light now.", "现在是浅色了。"), ("It is dark now.", "现在是深色了。"))


def resized(rng: Random, chinese: bool, page: str) -> Change | None:
    found, is_more = ZOOM.search(page), rng.random() < 0.6
    new = _next(SIZES, found[1] if found else "1", is_more)
    if not new:
        return None
    if found:
        edits, values = [(ZOOMED.format("[[old]]"), ZOOMED.format("[[new]]"))], {"old": found[1]}
    else:
        edits, values = [(FIRST, f"{FIRST}\n{ZOOMED.format('[[new]]')}")], {}
    asked = (SIZE_CHINESE if chinese else SIZE_ASKED)[is_more]
    prose = SIZE_PROSE[is_more][chinese]
    return Change(SIZE, rng.choice(asked), prose, edits, {**values, "new": new})


def sped(rng: Random, chinese: bool, page: str) -> Change | None:
    found, is_more = SPEED.search(page), rng.random() < 0.5
    new = _next(SPEEDS, found[1], is_more) if found else ""
    if not found or not new:
        return None
    asked = (PACE_CHINESE if chinese else PACE_ASKED)[is_more]
    edits = [("const speed = [[old]];", "const speed = [[new]];")]
    values = {"old": found[1], "new": new}
    return Change(PACE, rng.choice(asked), PACE_PROSE[is_more][chinese], edits, values)


def lit(rng: Random, chinese: bool, page: str) -> Change | None:
    to_dark = not is_dark(page)
    asked = (MODE_CHINESE if chinese else MODE_ASKED)[to_dark]
    edit = (INVERSION, "") if INVERTED.search(page) else (FIRST, f"{FIRST}\n{INVERSION}")
    return Change(MODE, rng.choice(asked), MODE_PROSE[to_dark][chinese], [edit], {})


def _next(steps: Sequence[str], now: str, is_more: bool) -> str:
    at = steps.index(now) + (1 if is_more else -1) if now in steps else -1
    return steps[at] if 0 <= at < len(steps) else ""
