from typing import NamedTuple, Self

LARGEST = 2**63 - 1


class Cursor(NamedTuple):
    """A place in an artifact's event log: written "2-57", the 57th event of its 2nd generation.

    A tuple, since each event makes and compares some.
    """

    ordinal: int
    number: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """Raises ValueError for anything but two plain decimal numbers."""
        ordinal, dash, number = text.partition("-")
        if not (dash and ordinal.isascii() and ordinal.isdigit()):
            raise ValueError(f"not a cursor: {text[:40]!r}")
        if not (number.isascii() and number.isdigit()) or len(text) > 40:
            raise ValueError(f"not a cursor: {text[:40]!r}")
        cursor = cls(int(ordinal), int(number))
        if cursor.ordinal > LARGEST or cursor.number > LARGEST:
            raise ValueError(f"not a cursor: {text[:40]!r}")
        return cursor

    @classmethod
    def start_of(cls, ordinal: int) -> Self:
        return cls(ordinal, 0)

    def __str__(self) -> str:
        return f"{self.ordinal}-{self.number}"


BEGINNING = Cursor(0, 0)
