import re

from inference.artifact_format import fences
from inference.artifact_format.draft import Draft
from inference.artifact_format.files import OpenFile
from inference.artifact_format.line_buffer import LineBuffer
from inference.artifact_format.reading import GO_ON, WAIT, PageWithoutFence, Prose, Step


class PageWithoutFenceReader:
    """A page or an image in the prose: it ends at its last tag, or at a fence that nobody opened."""

    in_code = True

    def __init__(self, draft: Draft, part: PageWithoutFence) -> None:
        self._draft = draft
        assert draft.file is not None
        self._file: OpenFile = draft.file
        self._ending = "</svg>" if self._file.language == "svg" else "</html>"
        self._end = re.compile(re.escape(self._ending), re.IGNORECASE)

    def advance(self, buffer: LineBuffer, final: bool) -> Step:
        line, whole = buffer.line(final)
        if buffer.at_line_start:
            if not whole and fences.may_open(line):
                return WAIT
            if whole and self._is_stray_fence(line):
                buffer.take(len(line))
                self._draft.close_file()
                return Prose()
        end = self._end.search(line)
        if end is None:
            held = 0 if whole else _length_of_beginning(line, self._ending)
            if held == len(line):
                return WAIT
            self._draft.append(buffer.take(len(line) - held))
            return GO_ON
        self._draft.append(buffer.take(end.end()))
        if self._file.language == "html" and not self._file.page.ended:
            return GO_ON
        self._draft.close_file()
        return Prose(swallow="next_line")

    def _is_stray_fence(self, line: str) -> bool:
        fence = fences.opened_by(line)
        page = self._file.page
        return fence is not None and not fence.info and not page.in_template_string

    def end(self) -> None:
        self._draft.cut = True
        self._draft.close_file()


def _length_of_beginning(line: str, ending: str) -> int:
    """How many characters at the end of a line may be the beginning of the ending."""
    lengths = range(min(len(ending) - 1, len(line)), 0, -1)
    return next((n for n in lengths if ending.startswith(line[-n:].lower())), 0)
