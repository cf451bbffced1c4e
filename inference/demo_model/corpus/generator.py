"""Examples without end, the same ones for the same seed."""

from collections.abc import Iterator
from dataclasses import replace
from random import Random
from types import ModuleType

from inference.demo_model.corpus.families import (
    bar_chart,
    clock,
    countdown,
    emoji,
    honest,
    landing,
    lissajous,
    resume,
    snake,
    three_bodies,
    todo,
)
from inference.demo_model.corpus.family import Example

FAMILIES: dict[str, ModuleType] = {
    module.NAME: module
    for module in (
        bar_chart,
        clock,
        countdown,
        emoji,
        honest,
        landing,
        lissajous,
        resume,
        snake,
        three_bodies,
        todo,
    )
}
# Families with slots need more examples than those that are always the same page.
WEIGHTS = {
    "bar_chart": 5, "clock": 1, "countdown": 4, "emoji": 1, "honest": 6, "landing": 5,
    "lissajous": 2, "resume": 4, "snake": 1, "three_bodies": 1, "todo": 4,
}  # fmt: skip
CHINESE_SHARE = 0.4


def examples(seed: int) -> Iterator[Example]:
    rng = Random(seed)
    names, weights = list(WEIGHTS), list(WEIGHTS.values())
    while True:
        family = FAMILIES[rng.choices(names, weights)[0]]
        yield spoken(rng, family.example(rng, rng.random() < CHINESE_SHARE))


def spoken(rng: Random, example: Example) -> Example:
    """With the capital letter and the full stop that people write, or not."""
    text = example.sentence
    if rng.random() < 0.6:
        text = text[0].upper() + text[1:]
    if rng.random() < 0.2 and text[-1].isalnum():
        text += "。" if example.language == "zh" else "."
    return replace(example, sentence=text)
