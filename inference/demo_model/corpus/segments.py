"""A page as the generator knows it: stretches that are always the same, and slots that vary.

The tokenizer gives a stretch of boilerplate long tokens and spells slots in short ones, the same
way in the sentence and in the page, so that the model can learn to copy them.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

MARK = re.compile(r"\[\[(\w+)\]\]")


@dataclass(frozen=True, slots=True)
class Segment:
    text: str
    is_slot: bool


def fill(template: str, values: Mapping[str, str]) -> list[Segment]:
    """`[[name]]` becomes a slot with that value; all else is boilerplate."""
    segments: list[Segment] = []
    for number, part in enumerate(MARK.split(template)):
        is_slot = number % 2 == 1
        text = values[part] if is_slot else part
        if text:
            segments.append(Segment(text, is_slot))
    return segments


def text_of(segments: Sequence[Segment]) -> str:
    return "".join(segment.text for segment in segments)


def slots_of(segments: Sequence[Segment]) -> list[str]:
    return [segment.text for segment in segments if segment.is_slot]
