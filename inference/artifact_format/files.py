"""The files of an artifact while an answer makes or changes them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from inference.artifact_format.markup import PageReader
from inference.artifact_format.naming import language_of_path

PAGE = "index.html"
_LINKS = {
    "css": re.compile(r"<link\b[^<>]*?\bhref\s*=\s*[\"']?(?!\w+:|//)([^\s\"'<>]+)", re.I),
    "javascript": re.compile(r"<script\b[^<>]*?\bsrc\s*=\s*[\"']?(?!\w+:|//)([^\s\"'<>]+)", re.I),
}


@dataclass
class OpenFile:
    """A file that is being written."""

    path: str
    language: str
    named: bool  # the answer says its name, it is not just the usual one
    pieces: list[str] = field(default_factory=list)
    page: PageReader = field(default_factory=PageReader)

    def append(self, text: str) -> None:
        self.pieces.append(text)
        if self.language == "html":
            self.page.read(text)


@dataclass(frozen=True)
class WrittenFile:
    path: str
    language: str
    text: str
    named: bool
    is_whole_page: bool
    is_cut: bool = False  # a script of the page has no end

    def is_better_than(self, later: "WrittenFile") -> bool:
        """Whether the later one is only a part of a page, or an excerpt, and does not replace it."""
        if self.is_whole_page and not later.is_whole_page:
            return True
        part = later.text.strip()
        return not later.named and part != self.text.strip() and part in self.text

    @cached_property
    def local_links(self) -> dict[str, list[str]]:
        """Language → the paths of the artifact's own files that a page loads, as it writes them."""
        return {
            language: [link.split("?")[0].removeprefix("./") for link in links.findall(self.text)]
            for language, links in _LINKS.items()
        }


class Files:
    """What there was before the answer (`base`), and what the answer has written over it."""

    def __init__(self, base: Mapping[str, str]) -> None:
        self.base = dict(base)
        self.has_page_before = "</html" in base.get(PAGE, "").lower()
        self.written: dict[str, WrittenFile] = {}  # in the order of their last appearance
        self._better: dict[str, WrittenFile] = {}

    def close(self, file: OpenFile) -> None:
        page, text = file.page, "".join(file.pieces)
        is_cut = page.in_script and not page.ended
        self.write(WrittenFile(file.path, file.language, text, file.named, page.ended, is_cut))

    def write(self, file: WrittenFile) -> None:
        last = self.written.pop(file.path, None)
        before = self._better.get(file.path) or last
        self.written[file.path] = file
        if before is not None and before.is_better_than(file):
            self._better[file.path] = before
        else:
            self._better.pop(file.path, None)

    def better(self, path: str) -> WrittenFile | None:
        """What this answer wrote at the path before, where that counts and the last text does not."""
        return self._better.get(path)

    def text(self, path: str) -> str | None:
        written = self.written.get(path)
        return written.text if written else self.base.get(path)

    def texts(self) -> dict[str, str]:
        return self.base | {path: file.text for path, file in self.written.items()}

    def paths_in(self, language: str) -> list[str]:
        return [path for path in self.texts() if language_of_path(path) == language]

    def whole_page(self) -> WrittenFile | None:
        """The page that this answer has written, if it is whole."""
        page = self.written.get(PAGE)
        return page if page and page.is_whole_page else None
