"""What the parser says about an answer while it is written: pure values, without ids or times.

For each path, the text of all `FileAppended` since its last `FileOpened`, with every
`FilePatched` applied in order, is the file. A second `FileOpened` of a path starts that file anew.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ProseAppended:
    """Text of the answer around the files, markdown."""

    text: str


@dataclass(frozen=True, slots=True)
class FileOpened:
    path: str  # "index.html", "style.css", "src/App.jsx"
    language: str  # "html", "css", "javascript", "jsx", "svg", "markdown", "mermaid", "json" …


@dataclass(frozen=True, slots=True)
class FileAppended:
    path: str
    text: str


@dataclass(frozen=True, slots=True)
class FilePatched:
    """`text` replaces the characters `start` to `end` (exclusive, counted in code points)."""

    path: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class FileClosed:
    path: str


ParserEvent = ProseAppended | FileOpened | FileAppended | FilePatched | FileClosed
