"""`python -m inference.artifact_format.measure ANSWERS.jsonl`: how often the parser finds the page.

Each row has `raw_output` and, where known, `reference_html`, the page that somebody else took out
of it. The page that is shown, or the file `index.html` itself, must equal it, white space aside.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from inference.artifact_format.page import page_of
from inference.artifact_format.parser import ArtifactParser


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    answer: str
    expected: str

    def is_found(self) -> bool:
        parser = ArtifactParser()
        parser.feed(self.answer)
        parser.close()
        files = parser.outcome.files
        found = (page_of(files), files.get("index.html", ""))
        return squeezed(self.expected) in map(squeezed, found)

    def is_possible(self) -> bool:
        """Whether the answer has the expected page at all, so that a parser can find it."""
        return squeezed(self.expected) in squeezed(self.answer)


def rows(path: Path) -> Iterator[Row]:
    """Those that have an expected page."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        row = json.loads(line)
        if row.get("reference_html"):
            yield Row(str(row.get("id", number)), row["raw_output"], row["reference_html"])


def squeezed(text: str) -> str:
    return "".join(text.split())


def main() -> None:
    expected = list(rows(Path(sys.argv[1])))
    missed = [row for row in expected if not row.is_found()]
    impossible = [row for row in missed if not row.is_possible()]
    found, possible = len(expected) - len(missed), len(expected) - len(impossible)
    print(f"{found} of {len(expected)} expected pages found ({found / len(expected):.1%})")
    print(f"{len(impossible)} are not in their answer; {found / possible:.1%} of the others found")
    for row in missed:
        print(row.name, "not in the answer" if row in impossible else "missed")


if __name__ == "__main__":
    main()
