"""TEMPORARY minimal parser until the real one lands."""

from dataclasses import dataclass, field

from inference.artifact_format.events import (
    FileAppended,
    FileClosed,
    FileOpened,
    ParserEvent,
    ProseAppended,
)


@dataclass(frozen=True)
class Outcome:
    files: dict[str, str] = field(default_factory=dict)
    prose: str = ""


class ArtifactParser:
    def __init__(self) -> None:
        self._line = ""
        self._open = False
        self._text: list[str] = []
        self._prose: list[str] = []
        self.outcome = Outcome()

    def feed(self, text: str) -> list[ParserEvent]:
        events: list[ParserEvent] = []
        for char in text:
            self._line += char
            if char == "\n":
                events += self._take(self._line)
                self._line = ""
            elif self._open and not "```".startswith(self._line[:3]):
                events += self._take(self._line)
                self._line = "x"
        return events

    def _take(self, line: str) -> list[ParserEvent]:
        if line.startswith("x"):
            line = line[1:]
        if line.startswith("```") and not self._open:
            self._open = True
            return [FileOpened("index.html", "html")]
        if line.startswith("```"):
            self._open = False
            return [FileClosed("index.html")]
        if self._open:
            self._text.append(line)
            return [FileAppended("index.html", line)]
        self._prose.append(line)
        return [ProseAppended(line)]

    def close(self) -> list[ParserEvent]:
        events = self._take(self._line) if self._line else []
        if self._open:
            events.append(FileClosed("index.html"))
        files = {"index.html": "".join(self._text)} if self._text else {}
        self.outcome = Outcome(files, "".join(self._prose))
        return events
