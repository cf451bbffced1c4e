from inference.artifact_format import fences, markup
from inference.artifact_format.draft import Draft
from inference.artifact_format.files import OpenFile
from inference.artifact_format.line_buffer import LineBuffer
from inference.artifact_format.reading import GO_ON, WAIT, FileInBlock, Prose, Step

LONGEST_INDENT = 64  # characters; a line after the page that is blank for longer is blank


class FileReader:
    """A file in a block, up to the fence that closes it."""

    in_code = True

    def __init__(self, draft: Draft, part: FileInBlock) -> None:
        self._draft = draft
        self._fence = part.fence
        self._nested = 0  # blocks within the file that are still open
        assert draft.file is not None
        self._file: OpenFile = draft.file

    def advance(self, buffer: LineBuffer, final: bool) -> Step:
        line, whole = buffer.line(final)
        if buffer.at_line_start:
            if not whole and self._may_matter(line):
                return WAIT
            step = self._at_line_start(buffer, line, whole)
            if step is not None:
                return step
            if final and self._is_cut_fence(line):
                buffer.take(len(line))
                return GO_ON
        self._draft.append(buffer.take(len(line)))
        return GO_ON

    def _may_matter(self, line: str) -> bool:
        if self._fence.may_be_closed_by(line) or fences.may_open(line):
            return True
        if not self._file.page.ended or len(line) > LONGEST_INDENT:
            return False
        return not line.strip() or (markup.may_start(line) and not markup.starts_page(line))

    def _is_cut_fence(self, line: str) -> bool:
        marks = line.strip()
        in_string = self._file.page.in_template_string
        return bool(marks) and self._fence.marks.startswith(marks) and not in_string

    def _at_line_start(self, buffer: LineBuffer, line: str, whole: bool) -> Step | None:
        if self._file.page.ended:
            return self._after_page(buffer, line, whole)
        if not whole:
            return None
        if self._fence.is_closed_by(line):
            return self._bare_fence(buffer, line)
        inner = fences.opened_by(line)
        # A shorter one cannot be taken for the end of this block, nor can its own end.
        if inner is not None and inner.info and inner.marks.startswith(self._fence.marks):
            return self._inner_fence()
        return None

    def _after_page(self, buffer: LineBuffer, line: str, whole: bool) -> Step | None:
        """After `</html>` there may be a comment; all else is not of this page any more."""
        if whole and self._fence.is_closed_by(line):
            return self._close(buffer, line)
        if markup.starts_page(line):
            path, named = self._file.path, self._file.named
            self._draft.close_file()
            self._draft.open_file(path, "html", named)
            return FileInBlock(self._fence)
        if line.strip() and not line.lstrip().startswith("<"):
            self._draft.close_file()
            return Prose(swallow="any_line")
        return None

    def _bare_fence(self, buffer: LineBuffer, line: str) -> Step | None:
        if self._nested:
            self._nested -= 1
        elif not self._file.page.in_template_string:
            return self._close(buffer, line)
        return None

    def _inner_fence(self) -> Step | None:
        if self._file.language in {"html", "markdown"}:
            self._nested += 1
            return None
        # Style sheets and scripts contain no fences: this one was not closed.
        self._draft.close_file()
        return Prose()

    def _close(self, buffer: LineBuffer, line: str) -> Step:
        buffer.take(len(line))
        self._draft.close_file()
        return Prose()

    def end(self) -> None:
        self._draft.cut = not self._file.page.ended
        self._draft.close_file()
