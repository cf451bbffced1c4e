"""What an artifact is called."""

import re
import unicodedata
from collections.abc import Mapping
from html import unescape

LONGEST = 80
TITLE = re.compile(r"<title[^>]*>(.*?)</title>", re.IGNORECASE | re.DOTALL)
HEADING = re.compile(r"<h1[^>]*>(.*?)</h1>", re.IGNORECASE | re.DOTALL)
TAG = re.compile(r"<[^>]*>")
EMPTY_TITLES = {"document", "untitled", "title", "my page", "index"}


def title_of(files: Mapping[str, str], sentence: str) -> str:
    """The page's `<title>`, else its `<h1>`, else the sentence; one plain line, at most 80 long."""
    page = files.get("index.html") or next(iter(files.values()), "")
    for pattern in (TITLE, HEADING):
        found = pattern.search(page)
        title = plain(unescape(TAG.sub("", found.group(1)))) if found else ""
        if title and title.lower() not in EMPTY_TITLES:
            return title
    return plain(sentence) or "Untitled"


def plain(text: str) -> str:
    """One line without control and direction characters, which could make it look like another."""
    kept = (character if unicodedata.category(character)[0] != "C" else " " for character in text)
    line = " ".join("".join(kept).split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + "…"
