"""What the parser tests share: run an answer, follow its events as a viewer does."""

from collections.abc import Iterable, Mapping

from inference.artifact_format.events import (
    FileAppended,
    FileOpened,
    FilePatched,
    ParserEvent,
    ProseAppended,
)
from inference.artifact_format.outcome import Outcome
from inference.artifact_format.parser import ArtifactParser

Files = Mapping[str, str]


def run(pieces: Iterable[str], files: Files | None = None) -> tuple[list[ParserEvent], Outcome]:
    parser = ArtifactParser(files)
    events = [event for piece in pieces for event in parser.feed(piece)]
    return [*events, *parser.close()], parser.outcome


def merged(events: list[ParserEvent]) -> list[ParserEvent]:
    """With adjacent text joined: what is said, not in how many pieces."""
    joined: list[ParserEvent] = []
    for event in events:
        match joined[-1] if joined else None, event:
            case FileAppended(path, before), FileAppended(same, text) if path == same:
                joined[-1] = FileAppended(path, before + text)
            case ProseAppended(before), ProseAppended(text):
                joined[-1] = ProseAppended(before + text)
            case _:
                joined.append(event)
    return joined


def files_said(events: Iterable[ParserEvent], files: Files | None = None) -> dict[str, str]:
    """What a viewer who had `files` has after following the events."""
    said = dict(files or {})
    for event in events:
        match event:
            case FileOpened(path):
                said[path] = ""
            case FileAppended(path, text):
                said[path] += text
            case FilePatched(path, start, end, text):
                said[path] = said[path][:start] + text + said[path][end:]
            case _:
                pass
    return said
