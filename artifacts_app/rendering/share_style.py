"""The style of a share page, which stands in it: nothing is painted before a style sheet is there."""

import base64
import hashlib
import re
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.templatetags.static import static
from django.utils.safestring import SafeString, mark_safe

FONT = re.compile(r"url\((\"?)\.\./(fonts/[\w.-]+)\1\)")


@dataclass(frozen=True, slots=True)
class Style:
    text: SafeString
    source: str  # by which a policy allows this text and no other


@cache
def share_style() -> Style:
    """Raises ValueError for a text that would end its element."""
    built = (settings.BUILD_DIR / "static" / "css" / "share-page.css").read_text()
    text = FONT.sub(lambda found: f"url({static(found[2])})", built)
    if "</" in text:
        raise ValueError("share-page.css holds a tag.")
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return Style(mark_safe(text), f"'sha256-{digest}'")  # noqa: S308  # our own file
