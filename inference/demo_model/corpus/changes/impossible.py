"""What may be asked of a page and cannot be done: the answer is the honest page."""

from random import Random

from inference.demo_model.corpus import outside
from inference.demo_model.corpus.changes import look
from inference.demo_model.corpus.families import honest
from inference.demo_model.corpus.family import Example
from inference.demo_model.excerpt import DATA, SPEED, excerpt, is_dark

KIND = "cannot be done"
PACES = [words for side in look.PACE_ASKED for words in side]
CHINESE_PACES = [words for side in look.PACE_CHINESE for words in side]


def declined(rng: Random, chinese: bool, page: str) -> Example:
    asked = outside.filled(rng, chinese, rng.choice(_choices(rng, chinese, page)))
    return honest.answer(chinese, asked + excerpt(page), KIND)


def _choices(rng: Random, chinese: bool, page: str) -> list[str]:
    dice = rng.random()
    if dice < 0.15 and not SPEED.search(page):
        return CHINESE_PACES if chinese else PACES
    if dice < 0.25:
        return list((look.MODE_CHINESE if chinese else look.MODE_ASKED)[is_dark(page)])
    if dice < 0.4 and not DATA.search(page):
        return (
            ["删掉{x}", "去掉{x}", "加上{x}"]
            if chinese
            else ["remove {x}", "delete {x}", "add {x}"]
        )
    return list(outside.changes(chinese))
