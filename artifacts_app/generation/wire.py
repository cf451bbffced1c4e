"""From what the parser says to what the viewers hear."""

from collections.abc import Iterable

from artifacts_app.events import types
from inference.artifact_format import events as parsed
from inference.artifact_format.naming import language_of_path


def coalesced(events: Iterable[parsed.ParserEvent]) -> list[types.Event]:
    """The wire events, with adjacent text of one file, or of the prose, in one piece."""
    wire: list[types.Event] = []
    for event in events:
        if not _appended_to_last(wire, event):
            wire.append(_wire_event(event))
    return wire


def whole_file(path: str, text: str) -> list[types.Event]:
    """A file said anew from its first character to its last."""
    return [
        {"type": "file_opened", "path": path, "language": language_of_path(path)},
        {"type": "file_appended", "path": path, "text": text},
        {"type": "file_closed", "path": path},
    ]


def _appended_to_last(wire: list[types.Event], event: parsed.ParserEvent) -> bool:
    last = wire[-1] if wire else None
    match last, event:
        case {"type": "prose"}, parsed.ProseAppended(text):
            last["text"] += text  # type: ignore[index,typeddict-item]
        case {"type": "file_appended", "path": path}, parsed.FileAppended(same, text) if (
            path == same
        ):
            last["text"] += text  # type: ignore[index,typeddict-item]
        case _:
            return False
    return True


def _wire_event(event: parsed.ParserEvent) -> types.Event:
    match event:
        case parsed.ProseAppended(text):
            return {"type": "prose", "text": text}
        case parsed.FileOpened(path, language):
            return {"type": "file_opened", "path": path, "language": language}
        case parsed.FileAppended(path, text):
            return {"type": "file_appended", "path": path, "text": text}
        case parsed.FilePatched(path, start, end, text):
            return {"type": "file_patched", "path": path, "start": start, "end": end, "text": text}
        case parsed.FileClosed(path):
            return {"type": "file_closed", "path": path}
