"""The work grows with the text, not with its square, whatever the text is and however it comes."""

import sys
from types import FrameType

import pytest

from inference.artifact_format.line_buffer import LineBuffer
from inference.artifact_format.parser import ArtifactParser

PAGE = "<!DOCTYPE html>\n<html>\n<body>\n"
# What stands before, and what is repeated after it.
TEXTS = {
    "a page": (f"```html\n{PAGE}", "  <p class='a'>Some text &amp; more</p>\n"),
    "a page without a fence": (PAGE, "  <p class='a'>Some text</p>\n"),
    "one long line": (f"```html\n{PAGE}", "x = 1;"),
    "one long line of prose": ("Well, ", "and so on "),
    "a script": (f"```html\n{PAGE}<script>\n", "const a = `x ${'</html>'}`; \\ < b\n"),
    "blank lines in a block": ("```html\n", "   \n"),
    "blanks in a block": ("```html\n", "   "),
    "blanks after the page": (f"```html\n{PAGE}</html>\n", "   "),
    "blanks in the prose": ("", "   "),
    "a fence without end": ("", "`"),
    "information without end": ("```", "html "),
    "fences": ("", "```html\n<p>\n```\n"),
    "pages": ("", f"```html\n{PAGE}</html>\n```\n"),
    "less-than signs": (PAGE, "<"),
    "beginnings of tokens": ("Well, ", "<|im_"),
    "backslashes": (f"```html\n{PAGE}<script>\n", "\\"),
    "reasoning": ("<think>", "hm, <b "),
    "a channel without end": ("<|channel|>", "final"),
    "data": ("```json\n", '{"a": [1, 2, 3]},\n'),
    "a name without end": ("```css\n", "/* main"),
    "a path without end": ("```\n", "main/"),
    "a document type without end": ("", "<!doctype "),
    "a prolog without end": ("", "<?xml "),
    "a search without end": ("```html\n<<<<<<< SEARCH\n", "line\n"),
    "a line of a search without end": ("```html\n<<<<<<< SEARCH\n", "line "),
    "marks": ("```html\n<<<<<<< SEARCH\n", "<<<<<<<"),
    "dividers": ("```html\n<<<<<<< SEARCH\n", "=======\n"),
}
SIZES = (2_000, 20_000)  # characters
TOKEN = 4  # characters
MOST_HELD = 600  # characters that may wait for a decision


class Work:
    """Counts calls, of Python and of built-in functions, and the characters that are waiting."""

    def __init__(self) -> None:
        self.calls = 0
        self.most_held = 0

    def of(self, before: str, repeated: str, size: int) -> "Work":
        text = before + repeated * (size // len(repeated))
        pieces = [text[start : start + TOKEN] for start in range(0, len(text), TOKEN)]
        parser = ArtifactParser({"index.html": "<p>\n"})
        sys.setprofile(self._count)
        try:
            for piece in pieces:
                parser.feed(piece)
                self.most_held = max(self.most_held, _held(parser))
            parser.close()
        finally:
            sys.setprofile(None)
        return self

    def _count(self, frame: FrameType, event: str, argument: object) -> None:
        self.calls += event in {"call", "c_call"}


def _held(parser: ArtifactParser) -> int:
    return len(parser._blocks._buffer) + len(parser._cleaner._held)


@pytest.mark.parametrize("name", TEXTS)
def test_ten_times_the_text_is_ten_times_the_work(name: str) -> None:
    small, large = (Work().of(*TEXTS[name], size) for size in SIZES)
    assert large.calls < 11 * small.calls


@pytest.mark.parametrize("name", TEXTS)
def test_little_text_waits(name: str) -> None:
    assert Work().of(*TEXTS[name], SIZES[1]).most_held <= MOST_HELD


def test_text_that_was_taken_is_not_copied_again() -> None:
    buffer = LineBuffer()
    buffer.append("line\n" * 1000)
    whole = buffer._text
    while buffer:
        buffer.take(len(buffer.line(final=False)[0]))
        assert buffer._text is whole
