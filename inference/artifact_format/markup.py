"""What has to be known of HTML to tell where a page begins and ends."""

import re

_PAGE = re.compile(r"\s*(?:<!doctype\s+html|<html[\s>])", re.IGNORECASE)
_SVG = re.compile(r"\s*(?:<\?xml[^<>]{0,200}>\s*)?<svg[\s>]", re.IGNORECASE)
_STARTS = ("<!doctype html", "<html>", "<svg>", "<?xml ")
LONGEST_START = 256  # characters of white space and prolog before `<svg`
_TOKEN = re.compile(r"\\.|<(/?)script(?=[\s/>])|(</html)(?=[\s>])|(`)", re.IGNORECASE | re.DOTALL)
_UNFINISHED = re.compile(r"\\\Z|<[/a-z]{0,7}\Z", re.IGNORECASE)


def starts_page(text: str) -> bool:
    return _PAGE.match(text) is not None


def starts_svg(text: str) -> bool:
    return _SVG.match(text) is not None


def may_start(text: str) -> bool:
    """Whether text that begins so, and starts nothing yet, may turn out to start a page or image."""
    if len(text) >= LONGEST_START:
        return False
    head = text.lstrip().lower()
    if head.startswith("<?xml"):
        return ">" not in head or _may_be(head.split(">", 1)[1], _STARTS[2:3])
    return _may_be(head, _STARTS)


def _may_be(head: str, starts: tuple[str, ...]) -> bool:
    head = head.lstrip()
    if head.startswith("<!doctype "):
        head = "<!doctype " + head[10:].lstrip()
    return any(start.startswith(head) for start in starts)


class PageReader:
    """Follows a page's text: is it at its end, in a script, in a template string of one?

    Knows as much as a closing fence needs, not more: comments and strings are not understood.
    """

    def __init__(self) -> None:
        self.ended = False  # `</html>` has been there
        self.in_script = False
        self.in_template_string = False
        self._held = ""
        self._line_is_blank = True

    def read(self, text: str) -> None:
        """Take the next text of the page, which must not go past the end of a line."""
        text = self._held + text
        end = 0
        for token in _TOKEN.finditer(text):
            end = token.end()
            self._see(token, text)
        unfinished = _UNFINISHED.search(text, max(end, len(text) - 8))
        self._held = unfinished.group() if unfinished else ""
        seen = text[: len(text) - len(self._held)]
        self._line_is_blank = seen.endswith("\n") or (self._line_is_blank and not seen.strip())

    def _see(self, token: re.Match[str], text: str) -> None:
        slash, end, backtick = token.groups()
        if slash is not None:
            self.in_script, self.in_template_string = not slash, False
        elif backtick:
            self.in_template_string = self.in_script and not self.in_template_string
        elif end and not self.in_template_string:
            # In a script it is part of a string, unless it stands alone: then the script was
            # never closed.
            alone = self._line_is_blank and not text[: token.start()].strip()
            self.ended = self.ended or alone or not self.in_script
