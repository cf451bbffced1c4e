"""What an answer has come to so far: shared by all that read a part of it."""

from collections.abc import Mapping

from inference.artifact_format.events import (
    FileAppended,
    FileClosed,
    FileOpened,
    FilePatched,
    ParserEvent,
    ProseAppended,
)
from inference.artifact_format.files import Files, OpenFile, WrittenFile
from inference.artifact_format.naming import language_of_path
from inference.artifact_format.outcome import FailedEdit, Note

LONGEST_HEADING = 200  # characters


class Draft:
    def __init__(self, base: Mapping[str, str]) -> None:
        self.events: list[ParserEvent] = []
        self.files = Files(base)
        self.prose: list[str] = []
        self.heading = ""  # the last line of prose that was not empty, since the last block
        self.failed_edits: list[FailedEdit] = []
        self.notes: list[Note] = []
        self.file: OpenFile | None = None
        self.cut = False  # the answer has ended inside something
        self._line = ""

    def say(self, text: str) -> None:
        if not text:
            return
        self.prose.append(text)
        self.events.append(ProseAppended(text))
        self._line += text[: LONGEST_HEADING - len(self._line)]
        if text.endswith("\n"):
            self.heading = self._line if self._line.strip() else self.heading
            self._line = ""

    def open_file(self, path: str, language: str, named: bool) -> None:
        self.file = OpenFile(path, language, named)
        self.events.append(FileOpened(path, language))

    def append(self, text: str) -> None:
        assert self.file is not None
        if text:
            self.file.append(text)
            self.events.append(FileAppended(self.file.path, text))

    def close_file(self) -> None:
        assert self.file is not None
        self.files.close(self.file)
        self.events.append(FileClosed(self.file.path))
        self.file = None
        self.heading = ""

    def patch(self, path: str, start: int, end: int, text: str) -> None:
        before = self.files.text(path)
        assert before is not None
        written = self.files.written.get(path)
        whole = written.is_whole_page if written else "</html>" in before.lower()
        language = written.language if written else language_of_path(path)
        after = before[:start] + text + before[end:]
        self.files.write(WrittenFile(path, language, after, named=True, is_whole_page=whole))
        self.events.append(FilePatched(path, start, end, text))

    def write_whole(self, path: str, language: str, text: str) -> None:
        """Say a file at once that the answer did not write as such."""
        self.open_file(path, language, named=True)
        for line in text.splitlines(keepends=True):
            self.append(line)
        self.close_file()

    def note(self, note: Note) -> None:
        if note not in self.notes:
            self.notes.append(note)

    def forget(self) -> None:
        """All so far was reasoning: put the files back to what they were before it."""
        touched = [path for path in self.files.written if path in self.files.base]
        base = self.files.base
        self.files = Files(base)
        for path in touched:
            self.write_whole(path, language_of_path(path), base[path])
        self.files = Files(base)
        self.prose.clear()
        self.failed_edits.clear()
        self.notes.clear()
        self.heading = self._line = ""
        self.cut = False
