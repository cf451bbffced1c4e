"""What an artifact is called."""

import re
import unicodedata
from collections.abc import Mapping
from html import unescape

LONGEST = 80  # characters
_TAG = re.compile(r"<[^<>]*>")
_EMPTY_TITLES = {"document", "untitled", "title", "my page", "index"}
_JOINERS = "\u200c\u200d"  # several scripts and many emoji are not written right without


def title_of(files: Mapping[str, str], sentence: str) -> str:
    """The page's own title, else the sentence; one plain line, at most 80 long."""
    return own_title(files) or plain(sentence) or "Untitled"


def own_title(files: Mapping[str, str]) -> str:
    """The page's `<title>`, else its `<h1>`; empty where neither says anything."""
    page = files.get("index.html") or next(iter(files.values()), "")
    for element in ("title", "h1"):
        source = _content(page, element)
        title = plain(unescape(_TAG.sub("", source)))
        # Braces: it is filled in by a script, and says nothing yet.
        if title and title.lower() not in _EMPTY_TITLES and "{" not in source:
            return title
    return ""


def _content(page: str, element: str) -> str:
    """What stands in the first such element; empty where there is none."""
    opening = re.search(rf"<{element}\b[^<>]*>", page, re.IGNORECASE)
    if opening is None:
        return ""
    closing = re.compile(rf"</{element}\b", re.IGNORECASE).search(page, opening.end())
    return page[opening.end() : closing.start()] if closing else ""


def plain(text: str) -> str:
    """One line without control and direction characters, which could make it look like another."""
    line = " ".join("".join(map(_visible, text)).split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + "…"


def _visible(character: str) -> str:
    hidden = unicodedata.category(character).startswith("C") and character not in _JOINERS
    return " " if hidden else character
