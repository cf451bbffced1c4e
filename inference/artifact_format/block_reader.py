from inference.artifact_format import edit_marks
from inference.artifact_format.draft import Draft
from inference.artifact_format.line_buffer import LineBuffer
from inference.artifact_format.reading import (
    WAIT,
    BlockBegins,
    CodeInProse,
    Edits,
    FileInBlock,
    Prose,
    Step,
)
from inference.artifact_format.targets import HEAD, Block


class BlockReader:
    """The first characters of a block: they tell what it is."""

    in_code = False

    def __init__(self, draft: Draft, part: BlockBegins) -> None:
        self._draft = draft
        self._fence = part.fence

    def advance(self, buffer: LineBuffer, final: bool) -> Step:
        line, whole = buffer.line(final)
        if whole and self._fence.is_closed_by(line):
            buffer.take(len(line))
            return Prose()
        if not whole and self._fence.may_be_closed_by(line):
            return WAIT
        head = buffer.head(HEAD)
        if not final and edit_marks.may_begin_block(head):
            return WAIT
        if edit_marks.begins_block(head):
            return Edits(self._fence)
        block = Block(self._fence.info, self._draft.heading, head)
        if not final and block.is_undecided():
            return WAIT
        return self._begin(block)

    def _begin(self, block: Block) -> Step:
        target = block.target(self._draft.files)
        if target is None:
            if block.word in {"html", "css", "js", "javascript"} and self._draft.files.written:
                self._draft.note("excerpts_left_out")
            self._draft.say(f"{self._fence.marks}{self._fence.info}\n")
            return CodeInProse(self._fence)
        self._draft.open_file(target.path, target.language, target.named)
        return FileInBlock(self._fence)

    def end(self) -> None:
        return
