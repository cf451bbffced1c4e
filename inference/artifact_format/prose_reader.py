from inference.artifact_format import edit_marks, fences, markup
from inference.artifact_format.draft import Draft
from inference.artifact_format.line_buffer import LineBuffer
from inference.artifact_format.reading import (
    GO_ON,
    WAIT,
    BlockBegins,
    Edits,
    PageWithoutFence,
    Prose,
    Step,
)


class ProseReader:
    """What stands around the blocks. The beginning of a line decides whether something begins."""

    in_code = False

    def __init__(self, draft: Draft, part: Prose) -> None:
        self._draft = draft
        self._swallow = part.swallow

    def advance(self, buffer: LineBuffer, final: bool) -> Step:
        line, whole = buffer.line(final)
        if buffer.at_line_start:
            step = self._at_line_start(buffer, line, whole)
            if step is not None:
                return step
        self._draft.say(buffer.take(len(line)))
        return GO_ON

    def _at_line_start(self, buffer: LineBuffer, line: str, whole: bool) -> Step | None:
        if markup.starts_page(line) or markup.starts_svg(line):
            return self._begin_page(line)
        if not whole:
            undecided = fences.may_open(line) or edit_marks.may_begin_edit(line)
            if undecided or markup.may_start(line):
                return WAIT
            if self._swallow == "next_line" and line.strip():
                self._swallow = "no"
            return None
        if edit_marks.begins_edit(line) and edit_marks.names_search(line):
            return Edits(None)
        fence = fences.opened_by(line)
        swallow = self._swallow
        if fence is not None or (swallow == "next_line" and line.strip()):
            self._swallow = "no"
        if fence is None:
            return None
        buffer.take(len(line))
        return GO_ON if swallow != "no" and not fence.info else BlockBegins(fence)

    def _begin_page(self, line: str) -> Step:
        path, language = ("image.svg", "svg")
        if markup.starts_page(line):
            path, language = ("index.html", "html")
        self._draft.open_file(path, language, named=False)
        return PageWithoutFence()

    def end(self) -> None:
        return
