"""A generation as one line of a terminal that changes, or as a few lines of a log."""

import sys
import time
from typing import TextIO

from artifacts_app.client.types import Event

REDRAW = 0.1  # seconds; faster is not read
BAR = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏"


class Progress:
    """Give it each event. Writes to standard error, so that standard output can be piped."""

    def __init__(self, out: TextIO | None = None, *, quiet: bool = False) -> None:
        self._out = out or sys.stderr
        self._quiet = quiet
        self._alive = self._out.isatty()
        self._drawn = 0.0  # when the line was drawn last
        self._frame = 0
        self._line = ""
        self._written = 0  # characters
        self._file = ""

    def take(self, event: Event) -> None:
        line = self._describe(event)
        if line is None or self._quiet:
            return
        if self._alive:
            self._draw(line)
        elif line != self._line and event["type"] != "file_appended":
            print(line, file=self._out, flush=True)
        self._line = line

    def clear(self) -> None:
        if self._alive and self._drawn:
            self._out.write("\r\x1b[K")
            self._out.flush()

    def say(self, text: str) -> None:
        """A line that stays."""
        if not self._quiet:
            self.clear()
            print(text, file=self._out, flush=True)

    def _describe(self, event: Event) -> str | None:
        match event["type"]:
            case "queued":
                return f"Waiting, number {event['position']} in line"
            case "started":
                return f"{event['model']} is thinking"
            case "resumed":
                return "Going on after an interruption"
            case "file_opened":
                self._file, self._written = event["path"], 0
                return f"Writing {self._file}"
            case "file_patched":
                return f"Changing {event['path']}"
            case "file_appended":
                self._written += len(event["text"])
                return f"Writing {self._file} · {self._written:,} characters"
        return None

    def _draw(self, line: str) -> None:
        now = time.monotonic()
        if now - self._drawn < REDRAW and line.startswith(self._line[:12]):
            return
        self._drawn, self._frame = now, self._frame + 1
        self._out.write(f"\r\x1b[K{BAR[self._frame % len(BAR)]} {line}")
        self._out.flush()
