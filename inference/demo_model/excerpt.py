"""What the demo model is shown of a page that is to be changed: its accent colour and its data.

The whole page would be most of its prompt. Shown instead is what its changes need, in lines of
their own after the sentence.
"""

import re
from collections.abc import Callable

ACCENT = re.compile(r"--accent: (#[0-9a-f]{6})")
DATA = re.compile(r'^const (?:data|things) = "([^"\n]*)";$', re.MULTILINE)
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
    return "".join(f"\n{found[1]}" for found in (accent, data) if found)
