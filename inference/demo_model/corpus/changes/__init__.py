"""Changes of a page that exists, written as search and replace; what cannot be done is said."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from random import Random

from inference.demo_model.corpus.changes import colour, items, look, title
from inference.demo_model.corpus.changes.edit import Change
from inference.demo_model.corpus.changes.impossible import declined
from inference.demo_model.corpus.family import Example
from inference.demo_model.corpus.segments import Segment, slots_of, text_of

Kind = Callable[[Random, bool, str], Change | None]
KINDS: Mapping[Kind, float] = {
    colour.change: 1.5,
    items.added: 1.5,
    items.removed: 1.5,
    items.renumbered: 1,
    title.change: 2,
    look.resized: 1,
    look.sped: 1,
    look.lit: 1,
}
DECLINED = 0.15  # of what is asked
AGED = 0.4  # of the pages that are changed have been changed before


def changed(rng: Random, base: Example) -> Example:
    """What a person asks of this page, and the answer."""
    page, chinese = text_of(base.page), base.language == "zh"
    if rng.random() < DECLINED:
        return _spoken(rng, declined(rng, chinese, page))
    return _spoken(rng, _change(rng, chinese, page).example(chinese, page))


def aged(rng: Random, base: Example) -> Example:
    """The page as it is, or after some changes."""
    page = text_of(base.page)
    while rng.random() < AGED:
        page = _change(rng, base.language == "zh", page).applied(page)
    return replace(base, page=[Segment(page, is_slot=False)])


def _change(rng: Random, chinese: bool, page: str) -> Change:
    while True:
        kind = rng.choices(list(KINDS), list(KINDS.values()))[0]
        change = kind(rng, chinese, page)
        if change and change.fits(page):
            return change


def _spoken(rng: Random, change: Example) -> Example:
    """With a capital letter and a full stop, or without."""
    asked, line, shown = change.sentence.partition("\n")
    is_copied = any(asked.startswith(slot) for slot in slots_of(change.answer))
    if rng.random() < 0.5 and not is_copied:
        asked = asked[0].upper() + asked[1:]
    if rng.random() < 0.15 and asked[-1].isalnum():
        asked += "。" if change.language == "zh" else "."
    return replace(change, sentence=asked + line + shown)
