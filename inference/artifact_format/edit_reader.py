from collections.abc import Iterable
from typing import Literal

from inference.artifact_format import edit_marks, fences
from inference.artifact_format.draft import Draft
from inference.artifact_format.fences import Fence
from inference.artifact_format.line_buffer import LineBuffer
from inference.artifact_format.naming import LANGUAGES, language_of, named_by_heading, named_in
from inference.artifact_format.outcome import FailedEdit
from inference.artifact_format.patches import Edit, NoPlace, place
from inference.artifact_format.reading import GO_ON, WAIT, Edits, Prose, Step

LONGEST_BETWEEN = 200  # characters of a line between two edits that can be a mark or a name
LONGEST_REPORTED = 400  # characters of what a failed edit was to replace
WITHOUT_END = "The answer ends within the edit."
WITHOUT_DIVIDER = "The edit has no replacement."


class EditReader:
    """Search/replace edits; each changes its file as soon as its last line is there."""

    in_code = True

    def __init__(self, draft: Draft, part: Edits) -> None:
        self._draft = draft
        self._fence = part.fence
        self._named = self._name_around(part.fence)
        self._part: Literal["between", "search", "replace"] = "between"
        self._search: list[str] = []
        self._replace: list[str] = []

    def advance(self, buffer: LineBuffer, final: bool) -> Step:
        line, whole = buffer.line(final)
        if self._part == "between":
            return self._between(buffer, line, whole or len(line) > LONGEST_BETWEEN)
        if buffer.at_line_start:
            if not whole and (edit_marks.may_be_mark(line) or self._may_close(line)):
                return WAIT
            if whole and self._takes_as_mark(line):
                buffer.take(len(line))
                return GO_ON
            if whole and self._closes(line):
                self._finish_unended()
                return GO_ON
        text = buffer.take(len(line))
        (self._search if self._part == "search" else self._replace).append(text)
        return GO_ON

    def _between(self, buffer: LineBuffer, line: str, whole: bool) -> Step:
        if not whole:
            return WAIT
        if edit_marks.begins_edit(line):
            self._begin()
        elif self._closes(line):
            self._draft.heading = ""
            buffer.take(len(line))
            return Prose()
        elif named := edit_marks.path_alone(line):
            self._named = named[0]
        elif line.strip():
            if self._fence is None or fences.opened_by(line):
                return Prose()
            self._draft.say(line)
        buffer.take(len(line))
        return GO_ON

    def _takes_as_mark(self, line: str) -> bool:
        if self._part == "search" and edit_marks.divides(line):
            self._part = "replace"
        elif edit_marks.ends_edit(line):
            self._finish()
        elif edit_marks.begins_edit(line):
            self._finish_unended()
            self._begin()
        else:
            return False
        return True

    def _begin(self) -> None:
        self._part, self._search, self._replace = "search", [], []

    def _finish_unended(self) -> None:
        if self._part == "replace":
            self._draft.note("edit_without_end")
        self._finish()

    def _finish(self) -> None:
        divided, self._part = self._part == "replace", "between"
        edit = Edit("".join(self._search), "".join(self._replace))
        path = self._path_for(edit)
        if not divided:
            self._fail(path, edit, WITHOUT_DIVIDER)
        elif path and self._draft.files.text(path) is None and not edit.search.strip():
            self._draft.write_whole(path, (named_in(path) or ("", ""))[1], edit.replace)
        else:
            self._apply(path, edit)

    def _apply(self, path: str, edit: Edit) -> None:
        text = self._draft.files.text(path)
        if text is None:
            reason = f"There is no file {path}." if path else "The edit does not say which file."
            self._fail(path, edit, reason)
            return
        placed = place(edit, text)
        if isinstance(placed, NoPlace):
            self._fail(path, edit, placed.reason)
            return
        if placed.is_nearest:
            self._draft.note("edit_at_nearest_place")
        self._draft.patch(path, placed.start, placed.end, placed.text)

    def _fail(self, path: str, edit: Edit, reason: str) -> None:
        self._draft.failed_edits.append(FailedEdit(path, edit.search[:LONGEST_REPORTED], reason))

    def _path_for(self, edit: Edit) -> str:
        """What the answer names, else the only file that it can be; empty where that is unknown."""
        if self._named:
            return self._named
        files = self._draft.files
        word = language_of(self._fence.info) if self._fence else ""
        search = edit.search.strip()
        containing = (path for path, text in files.texts().items() if search and search in text)
        candidates: tuple[Iterable[str], ...] = (
            files.paths_in(LANGUAGES.get(word, ("", ""))[0]),
            files.texts(),
            containing,
        )
        for some in map(list, candidates):
            if len(some) == 1:
                return some[0]
        return ""

    def _name_around(self, fence: Fence | None) -> str:
        named = named_in(fence.info) if fence else None
        named = named or named_by_heading(self._draft.heading)
        return named[0] if named else ""

    def _may_close(self, line: str) -> bool:
        return self._fence is not None and self._fence.may_be_closed_by(line)

    def _closes(self, line: str) -> bool:
        return self._fence is not None and self._fence.is_closed_by(line)

    def end(self) -> None:
        if self._part != "between":
            self._draft.cut = True
            edit = Edit("".join(self._search), "".join(self._replace))
            self._fail(self._path_for(edit), edit, WITHOUT_END)
