from inference.artifact_format import fences
from inference.artifact_format.draft import Draft
from inference.artifact_format.line_buffer import LineBuffer
from inference.artifact_format.naming import language_of
from inference.artifact_format.reading import GO_ON, WAIT, BlockBegins, CodeInProse, Prose, Step


class CodeReader:
    """A block that is no file: its code belongs to the prose."""

    in_code = True

    def __init__(self, draft: Draft, part: CodeInProse) -> None:
        self._draft = draft
        self._fence = part.fence

    def advance(self, buffer: LineBuffer, final: bool) -> Step:
        line, whole = buffer.line(final)
        if not buffer.at_line_start:
            self._draft.say(buffer.take(len(line)))
            return GO_ON
        if not whole and (self._fence.may_be_closed_by(line) or fences.may_open(line)):
            return WAIT
        inner = fences.opened_by(line) if whole else None
        if inner is not None and language_of(inner.info) == "html":
            # Nobody shows a page inside another block: that block was not closed.
            self._draft.say(f"{self._fence.marks}\n")
            buffer.take(len(line))
            return BlockBegins(inner)
        self._draft.say(buffer.take(len(line)))
        return Prose() if whole and self._fence.is_closed_by(line) else GO_ON

    def end(self) -> None:
        return
