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


class RepetitionWatch:
    def __init__(self) -> None:
        self._tail = ""
        self._unseen = dict.fromkeys(LOOPS, 0)

    def is_repeating(self, text: str) -> bool:
        """Take the next text."""
        self._tail = (self._tail + text)[-TAIL:]
        for loop in LOOPS:
            self._unseen[loop] += len(text)
        return any(self._is_in(loop) for loop in LOOPS)

    def _is_in(self, loop: Loop) -> bool:
        if len(self._tail) < loop.tail or self._unseen[loop] < loop.every:
            return False
        self._unseen[loop] = 0
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
