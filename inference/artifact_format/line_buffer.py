class LineBuffer:
    """Text that has arrived and is not decided on yet, looked at line by line."""

    def __init__(self) -> None:
        self._text = ""
        self._start = 0  # what lies before has been taken; cutting it off each time would copy
        self.at_line_start = True

    def __len__(self) -> int:
        return len(self._text) - self._start

    def append(self, text: str) -> None:
        self._text = self._text[self._start :] + text
        self._start = 0

    def line(self, final: bool) -> tuple[str, bool]:
        """The first line with its end, or what is known of it; and whether that is all of it."""
        end = self._text.find("\n", self._start)
        if end < 0:
            return self._text[self._start :], final
        return self._text[self._start : end + 1], True

    def head(self, length: int) -> str:
        return self._text[self._start : self._start + length]

    def take(self, count: int) -> str:
        taken = self._text[self._start : self._start + count]
        self._start += len(taken)
        if taken:
            self.at_line_start = taken.endswith("\n")
        return taken
