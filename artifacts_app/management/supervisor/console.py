from itertools import cycle
from typing import TextIO

OWN_NAME = "artifacts"
BOLD = "1"
COLOURS = ("36", "35", "33", "34", "32")  # cyan, magenta, yellow, blue, green


class Console:
    """One stream of lines, each with the name of the process that wrote it."""

    def __init__(self, stream: TextIO, *, coloured: bool) -> None:
        self._stream = stream
        self._coloured = coloured
        self._free_colours = cycle(COLOURS)
        self._colours = {OWN_NAME: BOLD}
        self._width = len(OWN_NAME)

    def say(self, text: str) -> None:
        self.line(OWN_NAME, text)

    def line(self, name: str, text: str) -> None:
        self._stream.write(f"{self._prefix(name)} {text}\n")
        self._stream.flush()

    def _prefix(self, name: str) -> str:
        self._width = max(self._width, len(name))
        prefix = f"{name:<{self._width}} |"
        return f"\x1b[{self._colour(name)}m{prefix}\x1b[0m" if self._coloured else prefix

    def _colour(self, name: str) -> str:
        if name not in self._colours:
            self._colours[name] = next(self._free_colours)
        return self._colours[name]
