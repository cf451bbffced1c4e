"""Examples without end, the same ones for the same seed."""

import re
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from pkgutil import iter_modules
from random import Random
from types import ModuleType

from inference.demo_model.corpus import families
from inference.demo_model.corpus.changes import aged, changed
from inference.demo_model.corpus.family import Example
from inference.demo_model.corpus.segments import Segment, slots_of, text_of
from inference.demo_model.excerpt import excerpt

FAMILIES: dict[str, ModuleType] = {
    found.name: import_module(f"{families.__name__}.{found.name}")
    for found in iter_modules(families.__path__)
}
# Families with more to copy or to tell apart need more examples than the others, which have 1.
WEIGHTS = {
    "bar_chart": 2, "blog": 2, "countdown": 2, "emoji": 2, "event": 2, "honest": 14, "landing": 5,
    "lissajous": 1.5, "menu": 2, "portfolio": 1.5, "quiz": 2, "resume": 2, "todo": 3,
}  # fmt: skip
CHINESE_SHARE = 0.4
CHANGES = 0.22  # of the examples
ANEW = 0.03  # of the examples: a new page is asked for where there is one
CHINESE_STOP = re.compile(r"(?<=[\u4e00-\u9fff])[,:?!]|[,:](?=[\u4e00-\u9fff])")
WIDE = {",": "\uff0c", ":": "\uff1a", "?": "\uff1f", "!": "\uff01"}


def examples(seed: int) -> Iterator[Example]:
    rng = Random(seed)
    names = list(FAMILIES)
    base = FAMILIES["clock"].example(rng, False)
    weights = [WEIGHTS.get(name, 1) for name in names]
    while True:
        family = FAMILIES[rng.choices(names, weights)[0]]
        example = spoken(rng, family.example(rng, rng.random() < CHINESE_SHARE))
        dice = rng.random()
        if dice < CHANGES and example.family != "honest":
            example = changed(rng, aged(rng, example))
        elif dice > 1 - ANEW and example.family != "honest":
            example = replace(example, sentence=example.sentence + excerpt(text_of(base.page)))
        elif example.family != "honest":
            base = example
        yield example


def spoken(rng: Random, example: Example) -> Example:
    """With the capital letter, the full stop and the punctuation that people write, or not."""
    text = example.sentence
    is_copied = any(text.startswith(slot) for slot in slots_of(example.answer))
    if rng.random() < 0.6 and not is_copied:
        text = text[0].upper() + text[1:]
    if rng.random() < 0.2 and text[-1].isalnum():
        text += "。" if example.language == "zh" else "."
    example = replace(example, sentence=text)
    return punctuated(example, wide=rng.random() < 0.7) if example.language == "zh" else example


def punctuated(example: Example, *, wide: bool) -> Example:
    """Chinese punctuation in the page, and where `wide` in the sentence and what is copied too."""

    def changed(segments: list[Segment]) -> list[Segment]:
        return [
            Segment(widened(segment.text), segment.is_slot)
            if wide or not segment.is_slot
            else segment
            for segment in segments
        ]

    sentence = widened(example.sentence) if wide else example.sentence
    return replace(
        example, sentence=sentence, prose=changed(example.prose), page=changed(example.page)
    )


def widened(text: str) -> str:
    return CHINESE_STOP.sub(lambda match: WIDE[match[0]], text)
