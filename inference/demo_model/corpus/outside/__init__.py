"""Sentences that no family answers: many phrasings of many things, so that unknown ones are told."""

import re
from collections.abc import Mapping, Sequence
from random import Random

from inference.demo_model.corpus.names import brand, made_up
from inference.demo_model.corpus.outside import chinese as in_chinese
from inference.demo_model.corpus.outside import english as in_english
from inference.demo_model.corpus.palettes import pick
from inference.demo_model.corpus.words import goods

PART = re.compile(r"\{(\w+)\}")
VOWEL = re.compile(r"\ba (?=[aeiou])")


def asked(rng: Random, chinese: bool) -> str:
    module = in_chinese if chinese else in_english
    groups: Sequence[Sequence[str]] = (module.SENTENCES, module.TRADES, module.TALK)
    return filled(rng, chinese, rng.choice(rng.choices(groups, (6, 2, 5))[0]))


def filled(rng: Random, chinese: bool, text: str) -> str:
    """Each `{part}` drawn anew, parts within parts too."""
    parts: Mapping[str, Sequence[str]] = (in_chinese if chinese else in_english).PARTS
    while found := PART.search(text):
        text = text[: found.start()] + _part(rng, chinese, found[1], parts) + text[found.end() :]
    return text if chinese else VOWEL.sub("an ", text)


def changes(chinese: bool) -> Sequence[str]:
    return in_chinese.CHANGES if chinese else in_english.CHANGES


def _part(rng: Random, chinese: bool, name: str, parts: Mapping[str, Sequence[str]]) -> str:
    if name == "x":
        return goods(rng, 1, chinese)[0] if rng.random() < 0.7 else made_up(rng).lower()
    if name == "y":
        return brand(rng, chinese)
    if name == "c":
        return pick(rng).chinese if chinese else pick(rng).english
    if name == "n":
        return str(rng.randint(0, 999))
    if name == "a_trade":
        return "a " + rng.choice(parts["trade"])
    return rng.choice(parts[name])
