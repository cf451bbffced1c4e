"""The incremental parser: an answer's text in, events out, whatever the text is cut into."""

from collections.abc import Iterable

from inference.artifact_format.blocks import Blocks
from inference.artifact_format.cleaner import Cleaned, Cleaner, Restart
from inference.artifact_format.elision import elisions_in
from inference.artifact_format.events import FileAppended, FileClosed, FileOpened, ParserEvent
from inference.artifact_format.outcome import Outcome, kind_of

PAGE = "index.html"
BITE = 4_096  # characters taken at a time: what is buffered is cut at its front, which copies it


class ArtifactParser:
    """Feed it an answer as it arrives, then close it; `outcome` says what it came to.

    What has been said after some text depends on that text alone, not on how it was cut.
    """

    def __init__(self) -> None:
        self._cleaner = Cleaner()
        self._blocks = Blocks()
        self.outcome = Outcome()

    def feed(self, text: str) -> list[ParserEvent]:
        events: list[ParserEvent] = []
        for start in range(0, len(text), BITE):
            events += self._take(self._cleaner.feed(text[start : start + BITE]))
        return events

    def close(self) -> list[ParserEvent]:
        events = self._take(self._cleaner.close())
        events += self._blocks.close()
        events += self._better_page()
        self.outcome = self._outcome()
        return events

    def _take(self, cleaned: Iterable[Cleaned]) -> list[ParserEvent]:
        events: list[ParserEvent] = []
        for item in cleaned:
            if isinstance(item, Restart):
                events += self._blocks.restart()
            else:
                events += self._blocks.feed(item.text)
        return events

    def _better_page(self) -> list[ParserEvent]:
        """Of several pages the last whole one counts: say it again if a fragment came after it."""
        page = self._blocks.files.get(PAGE)
        if page is None or page.is_whole_page or not self._blocks.earlier_pages:
            return []
        page.text, page.closed = self._blocks.earlier_pages[-1], True
        self._blocks.unclosed = False
        return [FileOpened(PAGE, "html"), FileAppended(PAGE, page.text), FileClosed(PAGE)]

    def _outcome(self) -> Outcome:
        found = self._blocks.part_of_artifact()
        files = {path: file.text for path, file in found.items() if file.text.strip()}
        return Outcome(
            files=files,
            prose="".join(self._blocks.prose),
            kind=kind_of(files),
            truncated=self._blocks.unclosed,
            elisions=tuple(
                elision for path, text in files.items() for elision in elisions_in(path, text)
            ),
        )
