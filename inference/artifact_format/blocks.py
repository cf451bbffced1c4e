"""Leads an answer's text through the readers of its parts."""

from inference.artifact_format.block_reader import BlockReader
from inference.artifact_format.code_reader import CodeReader
from inference.artifact_format.draft import Draft
from inference.artifact_format.edit_reader import EditReader
from inference.artifact_format.file_reader import FileReader
from inference.artifact_format.line_buffer import LineBuffer
from inference.artifact_format.page_reader import PageWithoutFenceReader
from inference.artifact_format.prose_reader import ProseReader
from inference.artifact_format.reading import (
    BlockBegins,
    CodeInProse,
    Edits,
    FileInBlock,
    GoOn,
    PageWithoutFence,
    Part,
    Prose,
    Reader,
    Wait,
)


class Blocks:
    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._buffer = LineBuffer()
        self._reader: Reader = ProseReader(draft, Prose())

    @property
    def in_code(self) -> bool:
        return self._reader.in_code

    def feed(self, text: str) -> None:
        self._buffer.append(text)
        self._read(final=False)

    def close(self) -> None:
        self._read(final=True)
        self._reader.end()

    def restart(self) -> None:
        """All so far was reasoning."""
        self.close()
        self._draft.forget()
        self._buffer = LineBuffer()
        self._reader = ProseReader(self._draft, Prose())

    def _read(self, final: bool) -> None:
        while self._buffer:
            step = self._reader.advance(self._buffer, final)
            if isinstance(step, Wait):
                return
            if not isinstance(step, GoOn):
                self._reader = self._reader_of(step)

    def _reader_of(self, part: Part) -> Reader:
        match part:
            case Prose():
                return ProseReader(self._draft, part)
            case BlockBegins():
                return BlockReader(self._draft, part)
            case FileInBlock():
                return FileReader(self._draft, part)
            case CodeInProse():
                return CodeReader(self._draft, part)
            case PageWithoutFence():
                return PageWithoutFenceReader(self._draft, part)
            case Edits():
                return EditReader(self._draft, part)
