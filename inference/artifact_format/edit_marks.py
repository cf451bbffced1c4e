"""The lines that divide a search/replace edit."""

import re

from inference.artifact_format.naming import LONGEST_NAMING_LINE, named_by_heading

_SEARCH = re.compile(r"[ \t]{0,12}<{5,9}(?:[ \t]*(?:SEARCH|ORIGINAL|HEAD)\b[^\n]{0,80})?\s*", re.I)
_MAY_SEARCH = re.compile(r"[ \t]{0,12}<{0,4}|[ \t]{0,12}<{5,9}[ \t]{0,4}[A-Za-z]{0,8}")
_MAY_SEARCH_WITH_REST = re.compile(
    r"[ \t]{0,12}<{5,9}[ \t]*(?:SEARCH|ORIGINAL|HEAD)\b[^\n]{0,80}", re.I
)
_DIVIDER = re.compile(r"[ \t]{0,12}={5,9}\s*")
_END = re.compile(r"[ \t]{0,12}>{5,9}(?:[ \t]*(?:REPLACE|UPDATED|HEAD)?[^\n]{0,80})?\s*", re.I)
_MAY_DIVIDE = re.compile(r"[ \t]{0,12}(?:={0,9}|>{1,9}[^\n]{0,90}|<{1,9}[^\n]{0,90})[ \t]{0,8}\r?")


def begins_edit(line: str) -> bool:
    return _SEARCH.fullmatch(line) is not None


def names_search(line: str) -> bool:
    """Without a fence the marks alone are too little: they might be a merge conflict's or a row."""
    return "search" in line.lower()


def may_begin_edit(beginning: str) -> bool:
    text = beginning.removesuffix("\r")
    return bool(_MAY_SEARCH.fullmatch(text) or _MAY_SEARCH_WITH_REST.fullmatch(text))


def divides(line: str) -> bool:
    return _DIVIDER.fullmatch(line) is not None


def ends_edit(line: str) -> bool:
    return _END.fullmatch(line) is not None


def may_be_mark(beginning: str) -> bool:
    """Whether a line of an edit that begins so may turn out to divide or end it."""
    return _MAY_DIVIDE.fullmatch(beginning) is not None


def begins_block(head: str) -> bool:
    """Whether a block is made of edits: the first line is one's mark, or names a file before it."""
    lines = head.lstrip("\r\n").split("\n", 2)
    if begins_edit(lines[0]):
        return True
    return len(lines) > 1 and path_alone(lines[0]) is not None and begins_edit(lines[1])


def may_begin_block(head: str) -> bool:
    lines = head.lstrip("\r\n").split("\n", 2)
    if len(lines) == 1:
        return may_begin_edit(lines[0]) or _may_be_path(lines[0])
    return len(lines) == 2 and path_alone(lines[0]) is not None and may_begin_edit(lines[1])


def path_alone(line: str) -> tuple[str, str] | None:
    """(path, language) of a line that is nothing but a file's name."""
    named = named_by_heading(line)
    return named if named and line.strip().strip("`*#:./ ") == named[0] else None


def _may_be_path(line: str) -> bool:
    text = line.strip()
    return len(text) <= LONGEST_NAMING_LINE and re.fullmatch(r"[\w./`*-]+", text) is not None
