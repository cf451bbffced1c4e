"""Which file a block is, or that it belongs to the prose."""

import re
from dataclasses import dataclass

from inference.artifact_format import markup, naming
from inference.artifact_format.files import PAGE, Files

HEAD = 400  # characters of a block that are enough to tell what it is
_CHART_FIELD = re.compile(
    r"\"(?:\$schema|mark|layer|encoding|series|xAxis|datasets|hconcat|vconcat)\"\s*:"
    r"|\"type\"\s*:\s*\"(?:bar|line|pie|doughnut|radar|scatter|bubble|polarArea)\""
)


@dataclass(frozen=True, slots=True)
class Target:
    path: str
    language: str
    named: bool  # the answer says the name, it is not just the usual one


@dataclass(frozen=True, slots=True)
class Block:
    """The beginning of a block: what stands around it and its first characters."""

    info: str
    heading: str
    head: str

    @property
    def word(self) -> str:
        return naming.language_of(self.info)

    @property
    def first_line(self) -> str:
        return self.head.lstrip().split("\n", 1)[0]

    def is_undecided(self) -> bool:
        """Whether more of it may change what it is."""
        head = self.head.lstrip()
        if len(self.head) >= HEAD:
            return False
        if not head or (markup.may_start(self.head) and not self._starts_something()):
            return True
        if "\n" not in head and naming.may_name_by_comment(head) and not self._named():
            return True
        return self.word == "json" and not _CHART_FIELD.search(head) and not self._named()

    def target(self, files: Files) -> Target | None:
        """None: it belongs to the prose."""
        language, usual = self._language()
        if not language or self._is_data(language):
            return None
        named = self._named() or naming.named_by_comment(self.first_line)
        if named is not None and named[1] != language:
            named = None
        if self._is_excerpt(language, named is not None, files):
            return None
        if named is not None:
            return Target(named[0], language, named=True)
        return Target(_unnamed(language, usual, files), language, named=False)

    def _starts_something(self) -> bool:
        return markup.starts_page(self.head) or markup.starts_svg(self.head)

    def _named(self) -> tuple[str, str] | None:
        return naming.named_in(self.info) or naming.named_by_heading(self.heading)

    def _language(self) -> tuple[str, str]:
        """(language, usual path); empty where it is none that a page can consist of."""
        if markup.starts_page(self.head):
            return "html", PAGE
        if markup.starts_svg(self.head) and self.word in {"", "svg", "xml", "html"}:
            return naming.LANGUAGES["svg"]
        if self.word in naming.LANGUAGES:
            return naming.LANGUAGES[self.word]
        named = naming.named_in(self.info)
        if named is not None:
            return named[1], named[0]
        return (
            naming.LANGUAGES["html"]
            if not self.word and self.head.lstrip()[:1] == "<"
            else ("", "")
        )

    def _is_data(self, language: str) -> bool:
        """JSON that is no chart, and that nobody calls a file."""
        return language == "json" and not self._named() and not _CHART_FIELD.search(self.head)

    def _is_excerpt(self, language: str, named: bool, files: Files) -> bool:
        """Whether it only shows or explains a part of a whole page."""
        if language == "html":
            there = files.whole_page() is not None or files.has_page_before
            return there and not markup.starts_page(self.head)
        if named:
            return False
        page = files.whole_page()
        if page is None:
            return files.has_page_before and PAGE not in files.written
        return language not in {"css", "javascript"} or not page.local_links[language]


def _unnamed(language: str, usual: str, files: Files) -> str:
    """The path of a block that has no name: what the page links and lacks, else the usual one."""
    page = files.written.get(PAGE)
    if page is not None and language in {"css", "javascript"}:
        for link in page.local_links[language]:
            named = naming.named_in(link)
            if named == (link, language) and link not in files.written:
                return link
    there = [path for path in files.base if naming.language_of_path(path) == language]
    return there[0] if len(there) == 1 and not files.written.get(usual) else usual
