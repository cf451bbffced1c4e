"""Notices a model that has begun to write the same thing again and again."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Loop:
    """What counts as one. Each character is looked at `tail / every` times."""

    tail: int  # characters that must repeat
    longest_period: int  # characters of what is repeated
    every: int  # characters between two looks
    made_of: re.Pattern[str]  # what the tail consists of


LOOPS = (
    # A board of a hundred equal squares is shorter.
    Loop(tail=6_000, longest_period=600, every=1_000, made_of=re.compile(r".*", re.S)),
    # Words repeat sooner than that only by mistake: no marks of code or markup, no numbers.
    Loop(
        tail=600,
        longest_period=60,
        every=200,
        made_of=re.compile(r"(?=.*\S)[^<>{}\[\]()=;\d]*", re.S),
    ),
)
TAIL = max(loop.tail for loop in LOOPS)
OFTEN = min(loop.every for loop in LOOPS)


class RepetitionWatch:
    def __init__(self) -> None:
        self._tail = ""
        self._fresh: list[
            str
        ] = []  # not in the tail yet: adding each token to it would copy it all
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
        return bool(loop.made_of.fullmatch(tail)) and period_of(tail) <= loop.longest_period


def period_of(text: str) -> int:
    """The shortest length p with `text[i] == text[i + p]` throughout (Knuth, Morris and Pratt)."""
    border = [0] * len(text)
    length = 0
    for index in range(1, len(text)):
        while length and text[index] != text[length]:
            length = border[length - 1]
        if text[index] == text[length]:
            length += 1
        border[index] = length
    return len(text) - length
