"""Sentences that the demo model answers well: what the home page offers to try, and what may be
asked of a page that it has written."""

from dataclasses import dataclass

from inference.demo_model.corpus.palettes import PALETTES
from inference.demo_model.excerpt import ACCENT, DATA, SPEED, entry, is_dark


@dataclass(frozen=True, slots=True)
class Suggestion:
    family: str  # of the page that it becomes
    title: str
    sentence: str


ENGLISH = (
    Suggestion("three_bodies", "Three-body problem", "A three-body problem simulation"),
    Suggestion("lissajous", "Lissajous curve", "A Lissajous curve with a 3:4 ratio"),
    Suggestion("resume", "Résumé", "Draft a résumé for Sofia Rossi, product designer"),
    Suggestion("emoji", "Dancing emoji", "Make emoji dance to a beat"),
    Suggestion("countdown", "Qwen, Start!", 'Show "Qwen, Start!" after a five-second countdown'),
    Suggestion("emoji", "Falling emoji", "Spam the screen with emoji, with gravity and collisions"),
    Suggestion("todo", "Purple to-do", "A to-do list in purple"),
    Suggestion("snake", "Snake", "A snake game"),
    Suggestion("pie_chart", "Pie chart", "A pie chart of apples 12, pears 7, plums 9"),
    Suggestion("landing", "Bakery", "A landing page for a bakery called Miro"),
    Suggestion("tetris", "Tetris", "A tetris game"),
    Suggestion("fireworks", "Fireworks", "Fireworks in the night sky"),
)
CHINESE = (
    Suggestion("three_bodies", "三体问题", "三体问题模拟"),
    Suggestion("lissajous", "利萨茹曲线", "一条 3:4 的利萨茹曲线"),
    Suggestion("resume", "简历", "为产品设计师陈美写一份简历"),
    Suggestion("emoji", "表情跳舞", "让表情符号跟着节拍跳舞"),
    Suggestion("countdown", "Qwen, Start!", "五秒倒计时后显示“Qwen, Start!”"),
    Suggestion("emoji", "表情雨", "满屏表情符号，带重力和碰撞"),
    Suggestion("todo", "紫色待办", "紫色的待办清单"),
    Suggestion("snake", "贪吃蛇", "一个贪吃蛇游戏"),
    Suggestion("pie_chart", "饼图", "饼图：苹果 12、梨 7、葡萄 9"),
    Suggestion("landing", "面包店", "为面包店美佳做一个网站"),
    Suggestion("tetris", "俄罗斯方块", "一个俄罗斯方块"),
    Suggestion("fireworks", "烟花", "夜空中的烟花"),
)

ADDED = ("Add {item}", "加上{item}")
COLOURED = ("Make it {colour}", "改成{colour}")
# For charts with their numbers, and for lists.
ROWS = (("figs 6", "grapes 8"), ("桃子 6", "橙子 8"))
THINGS = (("water the plants", "call a friend"), ("给花浇水", "买牛奶"))
FASTER = ("Make it faster", "快一点")
BIGGER = ("Bigger text", "字大一点")
MODES = (("Dark mode", "深色模式"), ("Light mode", "浅色模式"))  # of a light page, of a dark one
MOST_STEPS = 3


def next_steps(page: str) -> tuple[str, ...]:
    """Changes that the demo model can make of its page, in the page's language."""
    accent = ACCENT.search(page)
    used = next((p for p in PALETTES if accent and p.style.strip() in page), None)
    if used is None:
        return ()
    language = int('lang="zh' in page or any("\u4e00" <= c <= "\u9fff" for c in page))
    start = PALETTES.index(used)
    others = PALETTES[start + 1 :] + PALETTES[:start]
    colours = [(p.chinese if language else p.english) for p in others]
    pace = FASTER if SPEED.search(page) else BIGGER
    steps = [COLOURED[language].format(colour=colours[0]), MODES[is_dark(page)][language]]
    steps.append(pace[language])
    if data := DATA.search(page):
        items = (ROWS if data[0].startswith("const data") else THINGS)[language]
        item = next((item for item in items if item.split()[0] not in data[1]), None)
        if item:  # another number than the first entry's, but of its size
            item = entry(data[1], item.split()[0], lambda number: number // 2 + 1) or item
        steps[:0] = [ADDED[language].format(item=item)] if item else []
    return tuple(steps[:MOST_STEPS])
