"""Notices a model that has begun to write the same thing again and again."""

TAIL = 6_000  # characters that must repeat: a board of a hundred equal squares is shorter
LONGEST_PERIOD = 600  # characters of what is repeated
EVERY = 1_000  # characters between two looks


class RepetitionWatch:
    def __init__(self) -> None:
        self._tail = ""
        self._unseen = 0

    def is_repeating(self, text: str) -> bool:
        """Take the next text. Each character is looked at a bounded number of times."""
        self._tail = (self._tail + text)[-TAIL:]
        self._unseen += len(text)
        if len(self._tail) < TAIL or self._unseen < EVERY:
            return False
        self._unseen = 0
        return period_of(self._tail) <= LONGEST_PERIOD


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
