"""The incremental parser: an answer's text in, events out, whatever the text is cut into."""

from collections.abc import Iterable, Mapping

from inference.artifact_format.blocks import Blocks
from inference.artifact_format.cleaner import Cleaned, Cleaner, Restart
from inference.artifact_format.conclusion import conclude
from inference.artifact_format.draft import Draft
from inference.artifact_format.events import FileAppended, ParserEvent, ProseAppended
from inference.artifact_format.outcome import Outcome


class ArtifactParser:
    """Feed it an answer as it arrives, then close it; `outcome` says what it came to.

    `files` are those that the answer is to change. What has been said after some text depends on
    that text alone, not on how it was cut.
    """

    def __init__(self, files: Mapping[str, str] | None = None) -> None:
        self._draft = Draft(files or {})
        self._blocks = Blocks(self._draft)
        self._cleaner = Cleaner(lambda: self._blocks.in_code)
        self.outcome = Outcome()

    def feed(self, text: str) -> list[ParserEvent]:
        self._take(self._cleaner.feed(text))
        return self._said()

    def close(self) -> list[ParserEvent]:
        only_thought = self._cleaner.only_thought
        self._take(self._cleaner.close())
        self._blocks.close()
        if only_thought:
            written = self._draft.files.written
            self._draft.note("page_from_reasoning" if written else "reasoning_only")
        self.outcome = conclude(self._draft)
        return self._said()

    def _take(self, cleaned: Iterable[Cleaned]) -> None:
        for item in cleaned:
            if isinstance(item, Restart):
                self._blocks.restart()
            else:
                self._blocks.feed(item.text)

    def _said(self) -> list[ParserEvent]:
        events = _merged(self._draft.events)
        self._draft.events.clear()
        return events


def _merged(events: list[ParserEvent]) -> list[ParserEvent]:
    """With adjacent text in one piece."""
    merged: list[ParserEvent] = []
    texts: list[str] = []
    for number, event in enumerate(events):
        if not isinstance(event, FileAppended | ProseAppended):
            merged.append(event)
            continue
        texts.append(event.text)
        following = events[number + 1] if number + 1 < len(events) else None
        if isinstance(event, ProseAppended):
            if not isinstance(following, ProseAppended):
                merged.append(ProseAppended("".join(texts)))
                texts.clear()
        elif not isinstance(following, FileAppended):
            merged.append(FileAppended(event.path, "".join(texts)))
            texts.clear()
    return merged
