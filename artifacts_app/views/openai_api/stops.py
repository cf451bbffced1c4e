"""Ends a text before the first of some strings, into whatever pieces it is cut."""

from collections.abc import Sequence


class StopAt:
    def __init__(self, stops: Sequence[str]) -> None:
        self._stops = stops
        self._longest = max(map(len, stops), default=1)
        self._held = ""  # the end of what came, which may be the beginning of a stop
        self.found = False

    def read(self, text: str) -> str:
        """What may be shown by now."""
        text = self._held + text
        ends = [place for stop in self._stops if (place := text.find(stop)) >= 0]
        if ends:
            self.found, self._held = True, ""
            return text[: min(ends)]
        shown = len(text) - self._begun(text)
        self._held = text[shown:]
        return text[:shown]

    def rest(self) -> str:
        """What was held back, at the end of the text."""
        rest, self._held = self._held, ""
        return rest

    def _begun(self, text: str) -> int:
        """Characters at the end of `text` that a stop begins with."""
        for length in range(min(self._longest - 1, len(text)), 0, -1):
            if any(stop.startswith(text[-length:]) for stop in self._stops):
                return length
        return 0
