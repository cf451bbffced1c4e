"""What the demo model is shown of a page that is to be changed: its accent colour and its data.

The whole page would be most of its prompt. Shown instead is what its changes need, in lines of
their own after the sentence.
"""

import re

ACCENT = re.compile(r"--accent: (#[0-9a-f]{6})")
DATA = re.compile(r'^const (?:data|things) = "([^"\n]*)";$', re.MULTILINE)


def excerpt(page: str) -> str:
    """Nothing where the page is none of the demo model's."""
    accent, data = ACCENT.search(page), DATA.search(page)
    return "".join(f"\n{found[1]}" for found in (accent, data) if found)
