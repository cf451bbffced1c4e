"""Chat markdown → sanitised HTML. The one place where HTML made from a model's text is trusted."""

import re
from functools import cache

import bleach
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

LONGEST = 32_000  # characters; bleach is quadratic in the depth of nesting
TAGS = {
    "a", "blockquote", "br", "code", "em", "h1", "h2", "h3", "h4", "hr", "li", "ol", "p", "pre",
    "s", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
# No img: a picture's address can carry the chat's text to another host. No id, name, style.
LANGUAGE_CLASS = re.compile(r"language-[\w+-]{1,20}")
LINK = re.compile(r"https?://[^/\\]", re.IGNORECASE)


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])


def render_markdown(text: str) -> SafeString:
    """Markdown first, then the sanitiser on its whole result, never the other way round."""
    if len(text) > LONGEST:
        return format_html("<pre>{}</pre>", text)
    html = _parser().render(text)
    clean = bleach.clean(html, tags=TAGS, attributes=_allowed, protocols={"http", "https"})
    return mark_safe(clean)  # noqa: S308 - bleach has just cleaned it


def _allowed(tag: str, name: str, value: str) -> bool:
    if tag == "a":
        # `//host` and `/logout` pass bleach's protocol check.
        return name == "href" and bool(LINK.match(value))
    return tag == "code" and name == "class" and bool(LANGUAGE_CLASS.fullmatch(value))
