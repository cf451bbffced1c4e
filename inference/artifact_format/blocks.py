"""Splits an answer's text into prose and files while it arrives.

Lines decide: a fence opens and closes a block, a document type or `<html` begins a page without
a fence. Text inside a file is passed on at once; only what may be a closing fence, or the very
beginning of a block whose kind is not yet known, waits.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from inference.artifact_format import naming
from inference.artifact_format.events import (
    FileAppended,
    FileClosed,
    FileOpened,
    ParserEvent,
    ProseAppended,
)

FENCE = re.compile(r"[ \t]{0,8}(?:[-*>][ \t]+)?(`{3,}|~{3,})([^`\n]*)")
MAY_BE_FENCE = re.compile(r"[ \t]{0,8}(?:[-*>][ \t]*)?(`{0,2}|~{0,2}|`{3,}[^`\n]*|~{3,}[^\n]*)")
PAGE_START = re.compile(r"\s*(?:<!doctype\s+html|<html[\s>])", re.IGNORECASE)
SVG_START = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<svg[\s>]", re.IGNORECASE)
# How far a line or block must be known before it is clear that it begins no page.
SNIFF = 64  # characters
STARTS = ("<!doctype html", "<html ", "<html>", "<html\n", "<svg ", "<svg>", "<svg\n", "<?xml ")
PAGE_END = "</html>"


@dataclass
class OpenFile:
    path: str
    language: str
    named: bool
    text: list[str] = field(default_factory=list)
    in_script: int = 0  # `<script` minus `</script` so far, on whole lines
    line: str = ""  # the present line so far, to count tags once it is whole
    seen_end: bool = False


@dataclass
class FoundFile:
    text: str
    language: str
    closed: bool
    named: bool

    @property
    def is_whole_page(self) -> bool:
        return self.language == "html" and PAGE_END in self.text[-4000:].lower()


class Blocks:
    def __init__(self) -> None:
        self.files: dict[str, FoundFile] = {}
        self.prose: list[str] = []
        self.earlier_pages: list[str] = []  # whole pages that a later one has replaced
        self.unclosed = False
        self._buffer = ""
        self._at_line_start = True
        self._fence: str | None = None  # the marks that opened the present block
        self._info = ""
        self._nested = 0
        self._sniffing = False  # inside a fence whose kind is not known yet
        self._file: OpenFile | None = None
        self._raw = False  # a page without a fence
        self._heading = ""  # the last line of prose that was not empty
        self._prose_line = ""

    def part_of_artifact(self) -> dict[str, FoundFile]:
        """The files without the excerpts that an answer shows before its page."""
        page = self.files.get("index.html")
        if page is None or not page.is_whole_page:
            return self.files
        before = list(self.files)[: list(self.files).index("index.html")]
        return {
            path: file
            for path, file in self.files.items()
            if path not in before or file.named or path in page.text
        }

    def restart(self) -> Iterator[ParserEvent]:
        """All so far was reasoning."""
        yield from self.close()
        self.files.clear()
        self.prose.clear()
        self.earlier_pages.clear()
        self.unclosed = False
        self._at_line_start, self._fence, self._nested = True, None, 0
        self._heading = self._prose_line = ""

    def feed(self, text: str) -> Iterator[ParserEvent]:
        self._buffer += text
        yield from self._advance_while_possible(final=False)

    def close(self) -> Iterator[ParserEvent]:
        yield from self._advance_while_possible(final=True)
        if self._sniffing:
            yield from self._decide(final=True)
        if self._file is not None:
            self.unclosed = True
            yield from self._close_file(closed=False)

    def _advance_while_possible(self, final: bool) -> Iterator[ParserEvent]:
        before = None
        while self._buffer and before != self._place():
            before = self._place()
            yield from self._advance(final)

    def _place(self) -> tuple[int, bool, bool]:
        return len(self._buffer), self._sniffing, self._raw

    # What to do with the beginning of the buffer. Each consumes some of it or waits for more.

    def _advance(self, final: bool) -> Iterator[ParserEvent]:
        if self._sniffing:
            yield from self._decide(final)
        elif self._file is not None and self._raw:
            yield from self._advance_raw(final)
        elif self._fence is not None:
            yield from self._advance_in_fence(final)
        else:
            yield from self._advance_prose(final)

    def _advance_prose(self, final: bool) -> Iterator[ParserEvent]:
        if not self._at_line_start:
            yield from self._pass_on_prose(final)
            return
        line, whole = self._line(final)
        fence = FENCE.fullmatch(line.rstrip("\r\n"))
        if fence and whole:
            self._take(len(line))
            self._open_fence(fence.group(1), fence.group(2))
        elif _starts_page(line):
            yield from self._open_raw()
        elif not whole and (MAY_BE_FENCE.fullmatch(line) or _may_start_page(line)):
            return
        else:
            self._at_line_start = False
            yield from self._pass_on_prose(final)

    def _pass_on_prose(self, final: bool) -> Iterator[ParserEvent]:
        text, _ = self._line(final)
        self._take(len(text))
        yield from self._say(text)

    def _say(self, text: str) -> Iterator[ParserEvent]:
        if not text:
            return
        self.prose.append(text)
        self._prose_line += text
        if text.endswith("\n"):
            self._heading = self._prose_line if self._prose_line.strip() else self._heading
            self._prose_line = ""
            self._at_line_start = True
        yield ProseAppended(text)

    def _open_fence(self, marks: str, info: str) -> None:
        self._fence, self._info, self._nested = marks, info, 0
        self._sniffing = True

    def _decide(self, final: bool) -> Iterator[ParserEvent]:
        """What the block is: by its first characters where they tell, else by its names."""
        head = self._buffer.lstrip()
        line, whole = self._line(final)
        if not whole and MAY_BE_FENCE.fullmatch(line):
            return
        if whole and self._is_closing(line):
            self._sniffing = False
            yield from self._say(f"{self._fence}{self._info}\n")
            return
        if not final and (not head or _may_start_page(head[:SNIFF])) and not _starts_page(head):
            return
        self._sniffing = False
        self._at_line_start = True
        named = self._target(head)
        if named is None:
            yield from self._say(f"{self._fence}{self._info}\n")
        else:
            yield from self._open_file(*named)

    def _target(self, head: str) -> tuple[str, str, bool] | None:
        """(path, language, named) of the present block; None where it belongs to the prose."""
        named = naming.named_in(self._info) or naming.heading_names_file(self._heading)
        word = naming.language_of(self._info)
        if PAGE_START.match(head):
            path = named[0] if named and named[1] == "html" else "index.html"
            return path, "html", named is not None
        if SVG_START.match(head) and word in {"", "svg", "xml", "html"}:
            return (named[0] if named else "image.svg"), "svg", named is not None
        language, default = naming.LANGUAGES.get(word, ("", ""))
        if not word and head.startswith("<") and not self._has_page():
            language, default = "html", "index.html"
        if not language:
            return None
        if named is not None and named[1] == language:
            return named[0], language, True
        if self._is_excerpt(language):
            return None
        return default, language, False

    def _is_excerpt(self, language: str) -> bool:
        """A block without a name after a whole page explains the page; it is no file of it."""
        page = self.files.get("index.html")
        if page is None or not page.is_whole_page:
            return False
        if language not in {"css", "javascript"}:
            return True
        references = (
            r"<link[^>]+href=[\"']?(?!\w+:|//)"
            if language == "css"
            else (r"<script[^>]+src=[\"']?(?!\w+:|//)")
        )
        return not re.search(references, page.text, re.IGNORECASE)

    def _has_page(self) -> bool:
        return any(file.is_whole_page for file in self.files.values())

    def _open_file(self, path: str, language: str, named: bool) -> Iterator[ParserEvent]:
        before = self.files.get(path)
        if before is not None and before.is_whole_page:
            self.earlier_pages.append(before.text)
        self._file = OpenFile(path, language, named)
        yield FileOpened(path, language)

    def _open_raw(self) -> Iterator[ParserEvent]:
        self._raw = True
        is_svg = bool(SVG_START.match(self._buffer))
        path, language = ("image.svg", "svg") if is_svg else ("index.html", "html")
        yield from self._open_file(path, language, named=False)

    def _advance_in_fence(self, final: bool) -> Iterator[ParserEvent]:
        line, whole = self._line(final)
        if self._at_line_start:
            if not whole and MAY_BE_FENCE.fullmatch(line):
                return
            if whole and self._is_closing(line):
                self._take(len(line))
                yield from self._close_fence(line)
                return
            self._count_nested(line)
        self._at_line_start = line.endswith("\n")
        self._take(len(line))
        yield from self._append(line)

    def _is_closing(self, line: str) -> bool:
        fence = FENCE.fullmatch(line.rstrip("\r\n"))
        if fence is None or self._fence is None or fence.group(2).strip():
            return False
        same = fence.group(1)[0] == self._fence[0] and len(fence.group(1)) >= len(self._fence)
        return same and self._nested == 0 and not self._inside_script()

    def _inside_script(self) -> bool:
        """Three backticks on a line of a script belong to a template string of it."""
        file = self._file
        if file is None or file.language != "html":
            return False
        return file.in_script > 0 and not file.seen_end

    def _count_nested(self, line: str) -> None:
        """A block inside a Markdown block: its fences are text."""
        if self._file is None or self._file.language != "markdown":
            return
        fence = FENCE.fullmatch(line.rstrip("\r\n"))
        if fence and fence.group(2).strip():
            self._nested += 1
        elif fence and self._nested:
            self._nested -= 1

    def _close_fence(self, line: str) -> Iterator[ParserEvent]:
        self._fence, self._at_line_start = None, True
        if self._file is None:
            yield from self._say(line)
        else:
            yield from self._close_file(closed=True)

    def _append(self, text: str) -> Iterator[ParserEvent]:
        if not text:
            return
        file = self._file
        if file is None:
            self.prose.append(text)
            yield ProseAppended(text)
            return
        file.text.append(text)
        file.line += text
        if text.endswith("\n"):
            file.in_script += len(re.findall(r"<script\b", file.line, re.IGNORECASE))
            file.in_script -= len(re.findall(r"</script\b", file.line, re.IGNORECASE))
            file.seen_end = file.seen_end or PAGE_END in file.line.lower()
            file.line = ""
        yield FileAppended(file.path, text)

    def _advance_raw(self, final: bool) -> Iterator[ParserEvent]:
        """A page without a fence ends at `</html>`, or at a closing fence that nobody opened."""
        assert self._file is not None
        ending = "</svg>" if self._file.language == "svg" else PAGE_END
        line, whole = self._line(final)
        end = line.lower().find(ending)
        if end >= 0:
            yield from self._append(self._take(end + len(ending)))
            self._raw, self._at_line_start = False, False
            yield from self._close_file(closed=True)
            return
        at_start = self._at_line_start
        if at_start and whole and self._is_stray_fence(line):
            self._take(len(line))
            self._raw, self._at_line_start = False, True
            yield from self._close_file(closed=True)
            return
        if at_start and not whole and MAY_BE_FENCE.fullmatch(line):
            return
        self._at_line_start = line.endswith("\n")
        keep = 0 if whole else _held_back(line, ending)
        yield from self._append(self._take(len(line) - keep))

    def _is_stray_fence(self, line: str) -> bool:
        return bool(FENCE.fullmatch(line.rstrip("\r\n"))) and not self._inside_script()

    def _close_file(self, closed: bool) -> Iterator[ParserEvent]:
        assert self._file is not None
        file, self._file, self._raw = self._file, None, False
        self._fence = None if closed else self._fence
        self._heading = ""
        text = "".join(file.text)
        self.files.pop(file.path, None)  # the order is that of the last appearance
        self.files[file.path] = FoundFile(text, file.language, closed, file.named)
        yield FileClosed(file.path)

    def _line(self, final: bool) -> tuple[str, bool]:
        """The buffer's first line, and whether it is known to its end."""
        end = self._buffer.find("\n")
        return (self._buffer, final) if end < 0 else (self._buffer[: end + 1], True)

    def _take(self, count: int) -> str:
        taken, self._buffer = self._buffer[:count], self._buffer[count:]
        return taken


def _starts_page(text: str) -> bool:
    return bool(PAGE_START.match(text) or SVG_START.match(text))


def _may_start_page(text: str) -> bool:
    head = text.lstrip().lower()
    if not head:
        return True
    if head.startswith("<?xml"):
        return len(head) < SNIFF
    return len(head) < SNIFF and any(start.startswith(head) for start in STARTS)


def _held_back(line: str, ending: str) -> int:
    """How many characters at the end of a line may be the beginning of something that matters."""
    for length in range(min(len(ending) - 1, len(line)), 0, -1):
        if ending.startswith(line[-length:].lower()):
            return length
    return 0
