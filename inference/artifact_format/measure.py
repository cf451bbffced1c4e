"""`python -m inference.artifact_format.measure ANSWERS.jsonl`: how often the parser finds the page.

Each row has `raw_output` and, where known, `reference_html`, the page that somebody else took out
of it. White space aside the two must be equal.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from inference.artifact_format.page import page_of
from inference.artifact_format.parser import ArtifactParser


def page_in(answer: str) -> str:
    parser = ArtifactParser()
    parser.feed(answer)
    parser.close()
    return page_of(parser.outcome.files)


def misses(path: Path) -> Iterator[tuple[str, bool]]:
    """(row id, page found as expected) of each row that has an expected page."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        row = json.loads(line)
        expected = row.get("reference_html")
        if expected:
            found = page_in(row["raw_output"])
            yield str(row.get("id", number)), _squeezed(found) == _squeezed(expected)


def _squeezed(text: str) -> str:
    return "".join(text.split())


def main() -> None:
    results = list(misses(Path(sys.argv[1])))
    missed = [row for row, right in results if not right]
    share = 1 - len(missed) / len(results)
    print(f"{len(results) - len(missed)} of {len(results)} pages ({share:.1%}); missed:")
    print("\n".join(missed) or "none")


if __name__ == "__main__":
    main()
