"""What of a page can be painted before anything answers its scripts."""

import re

MOST_CHARACTERS = 24_000  # style and the first screens; it travels twice
MARK = "page:"  # as in static/sandbox/beginning.js
# What runs, may run or leads elsewhere: a script waits until its storage is there, and its frame
# belongs to nobody before it is connected. Line ends and zeros other than HTML's own change their
# number on the way.
RUNS = re.compile(
    r"<(?:script|iframe|frame|object|embed|portal|base|template)|[\s/\"'<]on[a-z]+\s*=|script\s*:"
    r"|http-equiv|srcdoc|<animate|<set|\r|\0",
    re.IGNORECASE,
)


def beginning_of(html: str) -> str:
    """The text before the first thing that runs; the frame takes the rest from there on."""
    found = RUNS.search(html, 0, MOST_CHARACTERS)
    return html[: found.start() if found else MOST_CHARACTERS]


def frame_name(html: str) -> str:
    return MARK + beginning_of(html)
