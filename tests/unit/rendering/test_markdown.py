from html.parser import HTMLParser

import pytest

from artifacts_app.rendering.markdown import LONGEST, TAGS, render_markdown


def test_markdown_becomes_html() -> None:
    html = render_markdown("**Bold**, `code` and [a link](https://example.com/a)")
    assert "<strong>Bold</strong>" in html
    assert "<code>code</code>" in html
    assert '<a href="https://example.com/a">a link</a>' in html


def test_a_fence_keeps_its_language() -> None:
    assert '<code class="language-python">' in render_markdown("```python\nx = 1\n```")


@pytest.mark.parametrize(
    "attack",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "![x](https://example.com/leak.png)",
        "[x](javascript:alert(1))",
        "[x](data:text/html,<script>alert(1)</script>)",
        "[x](//evil.example)",
        "[x](/logout)",
        "[x](https:/\\evil.example)",
        '[x](https://a" onmouseover="alert(1))',
        "<svg/onload=alert(1)>",
        "<iframe srcdoc='<script>alert(1)</script>'>",
        '<p style="position:fixed">x</p>',
        '<p id="strings" name="x">x</p>',
        "<scr<script>ipt>alert(1)</scr</script>ipt>",
        "<a href='java\u200bscript:alert(1)'>x</a>",
        "<form action=https://evil.example><input name=a></form>",
        '```x" onclick="alert(1)\ncode\n```',
    ],
)
def test_nothing_active_comes_through(attack: str) -> None:
    for tag, attributes in tags_in(render_markdown(attack)):
        assert tag in TAGS
        for name, value in attributes:
            assert (tag, name) in {("a", "href"), ("code", "class")}
            assert tag != "a" or (value or "").startswith("https://")


def tags_in(html: str) -> list[tuple[str, list[tuple[str, str | None]]]]:
    found: list[tuple[str, list[tuple[str, str | None]]]] = []

    class Collector(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.append((tag, attrs))

    Collector().feed(html)
    return found


def test_a_very_long_text_is_shown_as_it_is() -> None:
    html = render_markdown("> " * LONGEST)
    assert html.startswith("<pre>&gt; ")
