"""What the demo model is shown of a page that is to be changed: its colour, data, names and look.

The whole page would be most of its prompt. Shown instead is what its changes need, in lines of
their own after the sentence.
"""

import re
from collections.abc import Callable

ACCENT = re.compile(r"--accent: (#[0-9a-f]{6})")
DATA = re.compile(r'^const (?:data|things) = "([^"\n]*)";$', re.MULTILINE)
TITLE = re.compile(r"^<title>([^<\n]+)</title>$", re.MULTILINE)
HEADING = re.compile(r"^<(h1|b)>([^<\n]+)</\1>$", re.MULTILINE)
SPEED = re.compile(r"^const speed = ([\d.]+);$", re.MULTILINE)
ZOOM = re.compile(r"^body > :not\(canvas\) \{ zoom: ([\d.]+) \}$", re.MULTILINE)
INVERTED = re.compile(r"^html \{ filter: [^}]* \}$", re.MULTILINE)
GROUND = re.compile(r"^body \{[^}]*background: ([^;}]+)", re.MULTILINE)
DARK = re.compile(r"#[01][0-9a-f]|var\(--ink\)")
# What an entry of several numbers is made of: "(3, 4)", "3:4", "3 4 5" or "3+4".
NUMBERS = re.compile(r"\(?\d+[:,+ ]+\d+(?:[+ ]\d+)*\)?")


def entry(data: str, name: str, number: Callable[[int], int]) -> str | None:
    """One more entry for data whose entries have several numbers, each made from the first one's.

    A point has no name. Nothing where every entry has one number.
    """
    found = NUMBERS.search(data)
    if not found:
        return None
    numbers = re.sub(r"\d+", lambda match: str(number(int(match[0]))), found[0])
    return f"{name} {numbers}" if found.start() else numbers


def excerpt(page: str) -> str:
    """Nothing where the page is none of the demo model's."""
    accent, data = ACCENT.search(page), DATA.search(page)
    if accent is None:
        return ""
    lines = [accent[1], data[1] if data else "", _line(TITLE, page), heading(page)]
    lines += [_line(sign, page) for sign in (SPEED, ZOOM, INVERTED)]
    lines.append("dark" if is_dark(page) else "")
    return "".join(f"\n{line}" for line in lines if line)


def heading(page: str) -> str:
    """The line with the page's name in large type, or nothing."""
    title = TITLE.search(page)
    found = list(HEADING.finditer(page))
    named = [line for line in found if title and line[2] == title[1]]
    first = [line for line in found if line[1] == "h1"]
    return next((line[0] for line in named + first), "")


def is_dark(page: str) -> bool:
    grounds = GROUND.findall(page)
    by_itself = bool(grounds) and DARK.match(grounds[-1]) is not None
    return by_itself != bool(INVERTED.search(page))


def _line(sign: re.Pattern[str], page: str) -> str:
    found = sign.search(page)
    return found[0] if found else ""
