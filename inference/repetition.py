"""Notices a model that has begun to write the same thing again and again."""

import re

TAIL = 6_000  # characters that must repeat: a board of a hundred equal squares is shorter
LONGEST_PERIOD = 600  # characters of what is repeated
EVERY = 1_000  # characters between two looks
# Words repeat sooner than that only by mistake: no marks of code or markup, no numbers.
WORDS = re.compile(r"[^<>{}\[\]()=;\d]*")
TAIL_OF_WORDS = 600
LONGEST_PHRASE = 60
EVERY_OF_WORDS = 200


class RepetitionWatch:
    def __init__(self) -> None:
        self._tail = ""
        self._unseen = 0
        self._unseen_words = 0

    def is_repeating(self, text: str) -> bool:
        """Take the next text. Each character is looked at a bounded number of times."""
        self._tail = (self._tail + text)[-TAIL:]
        self._unseen += len(text)
        self._unseen_words += len(text)
        return self._is_in_words() or self._is_in_anything()

    def _is_in_anything(self) -> bool:
        if len(self._tail) < TAIL or self._unseen < EVERY:
            return False
        self._unseen = 0
        return period_of(self._tail) <= LONGEST_PERIOD

    def _is_in_words(self) -> bool:
        if len(self._tail) < TAIL_OF_WORDS or self._unseen_words < EVERY_OF_WORDS:
            return False
        self._unseen_words = 0
        words = self._tail[-TAIL_OF_WORDS:]
        if not words.strip() or not WORDS.fullmatch(words):
            return False
        return period_of(words) <= LONGEST_PHRASE


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
