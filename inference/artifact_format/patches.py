"""Finds the place in a file that a search/replace edit means.

Three ways, the strictest first; whichever finds one place decides, and where one finds several
the edit fails, since guessing would change the wrong one:

1. the searched lines stand in the file exactly so;
2. they do when white space and empty lines are left out of account (or, for a single line, as a
   part of a line);
3. most of the searched lines that stand only once in the file stand there in this order, close
   together (the model has misremembered the others).

Each takes time linear in the file and the edit.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

LEAST_ANCHORS = 2  # lines that stand once in the file, to place an edit by its nearest match
LEAST_FOUND = 0.7  # part of the searched lines that must be in the file
MOST_STRETCH = 1.4  # how much longer or shorter than the searched lines the place may be


@dataclass(frozen=True, slots=True)
class Edit:
    search: str
    replace: str


@dataclass(frozen=True, slots=True)
class Placement:
    """`text` replaces the characters `start` to `end` of the file."""

    start: int
    end: int
    text: str
    is_nearest: bool = False  # way 3


@dataclass(frozen=True, slots=True)
class NoPlace:
    reason: str  # a sentence


@dataclass(frozen=True, slots=True)
class _Line:
    key: str  # without white space
    indent: str
    start: int
    end: int  # without its line end


def place(edit: Edit, text: str) -> Placement | NoPlace:
    if not edit.search.strip():
        return NoPlace("The edit does not say what to replace.")
    found = _exact(edit, text) or _loose(edit, text)
    return found or _part_of_line(edit, text) or _nearest(edit, text) or NoPlace(
        "The lines to replace are not in the file."
    )  # fmt: skip


def _exact(edit: Edit, text: str) -> Placement | NoPlace | None:
    framed, wanted = f"\n{text}\n", f"\n{_without_end(edit.search)}\n"
    start = framed.find(wanted)
    if start < 0:
        return None
    if framed.find(wanted, start + 1) >= 0:
        return _several(framed.count(wanted))
    return _placement(text, start, start + len(wanted) - 2, edit.replace)


def _loose(edit: Edit, text: str) -> Placement | NoPlace | None:
    lines, wanted = _lines(text), _lines(edit.search)
    framed = "\n" + "\n".join(line.key for line in lines) + "\n"
    keys = "\n" + "\n".join(line.key for line in wanted) + "\n"
    start = framed.find(keys)
    if start < 0:
        return None
    if framed.find(keys, start + 1) >= 0:
        return _several(framed.count(keys))
    first = framed.count("\n", 0, start)
    matched = lines[first : first + len(wanted)]
    replace = _indented(edit.replace, list(zip(wanted, matched, strict=True)))
    return _placement(text, matched[0].start, matched[-1].end, replace)


def _part_of_line(edit: Edit, text: str) -> Placement | NoPlace | None:
    wanted = edit.search.strip()
    start = text.find(wanted)
    if "\n" in wanted or start < 0:
        return None
    if text.find(wanted, start + 1) >= 0:
        return _several(text.count(wanted))
    return Placement(start, start + len(wanted), edit.replace.strip())


def _nearest(edit: Edit, text: str) -> Placement | None:
    lines, wanted = _lines(text), _lines(edit.search)
    in_file, in_edit = Counter(line.key for line in lines), Counter(line.key for line in wanted)
    place_of = {line.key: number for number, line in enumerate(lines) if in_file[line.key] == 1}
    anchors = [
        (number, place_of[line.key])
        for number, line in enumerate(wanted)
        if line.key in place_of and in_edit[line.key] == 1
    ]
    found = sum(1 for line in wanted if line.key in in_file)
    if len(anchors) < LEAST_ANCHORS or found < LEAST_FOUND * len(wanted):
        return None
    places = [at for _, at in anchors]
    first = places[0] - anchors[0][0]
    last = places[-1] + len(wanted) - 1 - anchors[-1][0]
    if places != sorted(places) or first < 0 or last >= len(lines):
        return None
    if not len(wanted) / MOST_STRETCH <= last - first + 1 <= len(wanted) * MOST_STRETCH:
        return None
    replace = _indented(edit.replace, [(wanted[at], lines[place]) for at, place in anchors])
    placed = _placement(text, lines[first].start, lines[last].end, replace)
    return Placement(placed.start, placed.end, placed.text, is_nearest=True)


def _several(count: int) -> NoPlace:
    return NoPlace(f"The lines to replace stand in the file {count} times.")


def _placement(text: str, start: int, end: int, replace: str) -> Placement:
    """Only what really changes, so that a viewer can point at it."""
    if not replace and text[end : end + 1] == "\n":
        end += 1  # deleted lines leave no empty one
    before, after = text[start:end], _without_end(replace)
    same = _common(before, after)
    before, after = before[same:], after[same:]
    same_end = _common(before[::-1], after[::-1])
    start, end = start + same, start + same + len(before) - same_end
    return Placement(start, end, after[: len(after) - same_end])


def _common(a: str, b: str) -> int:
    """How many characters at the beginning of both are the same."""
    pairs = enumerate(zip(a, b, strict=False))
    return next((n for n, (x, y) in pairs if x != y), min(len(a), len(b)))


def _without_end(lines: str) -> str:
    return lines.removesuffix("\n").removesuffix("\r")


def _lines(text: str) -> list[_Line]:
    """The lines that are not blank."""
    found, start = [], 0
    for line in text.split("\n"):
        key = "".join(line.split())
        if key:
            indent = line[: len(line) - len(line.lstrip())]
            found.append(_Line(key, indent, start, start + len(line.rstrip("\r"))))
        start += len(line) + 1
    return found


def _indented(replace: str, pairs: Sequence[tuple[_Line, _Line]]) -> str:
    """Moved in or out as the file's lines are against the searched ones, if all are alike."""
    added = {there.indent.removesuffix(here.indent) for here, there in pairs}
    removed = {here.indent.removesuffix(there.indent) for here, there in pairs}
    lines = replace.split("\n")
    if all(there.indent.endswith(here.indent) for here, there in pairs) and len(added) == 1:
        indent = added.pop()
        return "\n".join(indent + line if line.strip() else line for line in lines)
    if all(here.indent.endswith(there.indent) for here, there in pairs) and len(removed) == 1:
        indent = removed.pop()
        return "\n".join(line.removeprefix(indent) for line in lines)
    return replace
