"""Notices a model that has begun to write the same thing again and again."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Loop:
    """What counts as one. Each character is looked at `tail / every` times."""

    tail: int  # characters that must repeat
    longest_period: int  # characters of what is repeated, at most half of the tail
    every: int  # characters between two looks
    made_of: re.Pattern[str]  # what the tail consists of


LOOPS = (
    # A board of a hundred equal squares is shorter.
    Loop(tail=6_000, longest_period=600, every=1_000, made_of=re.compile(r".*", re.S)),
    # Words repeat sooner than that only by mistake: no marks of code or markup, no numbers;
    # quotes are left out too: the rows of a game's map are equal.
    Loop(
        tail=600,
        longest_period=60,
        every=200,
        made_of=re.compile(r"(?=.*\S)[^<>{}\[\]()=;\d\"'`]*", re.S),
    ),
)
TAIL = max(loop.tail for loop in LOOPS)
OFTEN = min(loop.every for loop in LOOPS)


class RepetitionWatch:
    def __init__(self) -> None:
        self._tail = ""
        self._fresh: list[str] = []  # not in the tail yet: each token added would copy it all
        self._length = 0  # of what is fresh
        self._unseen = [0] * len(LOOPS)  # characters since the last look for each

    def is_repeating(self, text: str) -> bool:
        """Take the next text."""
        self._fresh.append(text)
        self._length += len(text)
        if self._length < OFTEN:
            return False
        self._tail = (self._tail + "".join(self._fresh))[-TAIL:]
        self._unseen = [unseen + self._length for unseen in self._unseen]
        self._fresh, self._length = [], 0
        return any(self._is_in(loop, number) for number, loop in enumerate(LOOPS))

    def _is_in(self, loop: Loop, number: int) -> bool:
        if len(self._tail) < loop.tail or self._unseen[number] < loop.every:
            return False
        self._unseen[number] = 0
        tail = self._tail[-loop.tail :]
        return bool(loop.made_of.fullmatch(tail)) and has_period(tail, loop.longest_period)


def has_period(text: str, longest: int) -> bool:
    """Whether `text[i] == text[i + p]` throughout, for some p of at most `longest` characters.

    `longest` is at most half of the text: then only the least p with which its beginning fits can
    be one (Fine and Wilf: had the text a longer one, it would be a multiple of that).
    """
    period = text.find(text[: len(text) - longest], 1)
    return period > 0 and text.startswith(text[period:])
