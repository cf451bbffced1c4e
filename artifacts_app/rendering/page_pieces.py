"""A page cut at its scripts, styles and links: in one pass, whatever it is made of."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

COMMENT = "<!--"
OPENS = re.compile(r"<!--|<(script|style|link)\b[^<>]*>", re.I)
ENDS = {
    COMMENT: re.compile("-->"),
    "script": re.compile(r"</script\s*>", re.I),
    "style": re.compile(r"</style\s*>", re.I),
}


@dataclass(frozen=True, slots=True)
class Piece:
    kind: Literal["script", "style", "link", "other"]
    whole: str
    tag: str = ""
    text: str = ""  # between the tags


def pieces_of(page: str) -> Iterator[Piece]:
    """What they say together is the page."""
    done = at = 0
    while (opening := OPENS.search(page, at)) is not None:
        kind = (opening[1] or COMMENT).lower()
        ending = opening if kind == "link" else ENDS[kind].search(page, opening.end())
        if ending is None:
            break  # as in a browser: all the rest is in it
        at = ending.end()
        if kind == COMMENT:
            continue
        yield Piece("other", page[done : opening.start()])
        text = page[opening.end() : ending.start()]
        yield Piece(kind, page[opening.start() : at], opening[0], text)  # type: ignore[arg-type]
        done = at
    yield Piece("other", page[done:])
