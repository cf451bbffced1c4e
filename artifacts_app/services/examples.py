"""The sentences that the home page offers, in the reader's language."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Example:
    title: str
    prompt: str
    kind: str  # which drawing stands on the card


ENGLISH = (
    Example("Three-body problem", "A three-body problem simulation", "orbits"),
    Example("Lissajous curve", "A Lissajous curve with a 3:4 ratio", "curve"),
    Example("Résumé", "Draft a résumé for Sofia Rossi, product designer", "document"),
    Example("Dancing emoji", "Make emoji dance to a beat", "dance"),
    Example("Qwen, Start!", 'Show "Qwen, Start!" after a five-second countdown', "countdown"),
    Example("Falling emoji", "Spam the screen with emoji, with gravity and collisions", "falling"),
    Example("Purple to-do", "A to-do list in purple", "todo"),
    Example("Snake", "A snake game", "game"),
)
CHINESE = (
    Example("三体问题", "三体问题模拟", "orbits"),
    Example("利萨茹曲线", "一条 3:4 的利萨茹曲线", "curve"),
    Example("简历", "为产品设计师陈美写一份简历", "document"),
    Example("表情跳舞", "让表情符号跟着节拍跳舞", "dance"),
    Example("Qwen, Start!", "五秒倒计时后显示“Qwen, Start!”", "countdown"),
    Example("表情雨", "满屏表情符号,带重力和碰撞", "falling"),
    Example("紫色待办", "紫色的待办清单", "todo"),
    Example("贪吃蛇", "一个贪吃蛇游戏", "game"),
)


def examples(language: str) -> tuple[Example, ...]:
    return CHINESE if language.startswith("zh") else ENGLISH
