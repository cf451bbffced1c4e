"""Some two hundred edits through the parser: applied right or refused with the reason."""

from collections.abc import Callable

import pytest

from inference.artifact_format.outcome import Outcome
from inference.artifact_format.parser import ArtifactParser

UNIQUE = [
    '<h1 class="title">Snake</h1>',
    "<p>Points: <b id=points>0</b></p>",
    "    --ground: #fafafa;",
    "\tconst board = new Board(20);",
    "        if (snake.hits(wall)) return end();",
    "  <button onclick=\"start('now')\">Start</button>",
    "    text.replace(/a+$/g, '$&$1');",
    r"    const path = 'C:\\new\\table';",
    "<p>贪吃蛇：按方向键开始</p>",
    "<p>Crème brûlée, naïve café</p>",
    "  const face = '👩\u200d🚀';",
    "<p dir=rtl>שלום עולם</p>",
    "    100% { transform: none; }",
    "  // {0} %s %(name)s ${name}",
    "    grid-template: 1fr / repeat(auto-fill, minmax(8rem, 1fr));",
    "  let total = rows.reduce((sum, row) => sum + row.count, 0);",
    "<svg viewBox='0 0 10 10'><path d='M0 0L10 10'/></svg>",
    "    === 3 ? 'three' : 'many';",
    "  <li>&lt;b&gt; is &amp; stays</li>",
    "window.addEventListener('keydown', steer);",
]
TWICE = ["  draw();", "}", "<li>Item</li>", "    color: red;", "<p>再来一次</p>"]
LINES = ["<!DOCTYPE html>", *UNIQUE, *TWICE, "<hr>", *TWICE]
Change = Callable[[str], str]


def same(text: str) -> str:
    return text


def trailing_spaces(text: str) -> str:
    return text + "   "


def tabs(text: str) -> str:
    return "\t\t" + text.lstrip()


def without_indent(text: str) -> str:
    return text.lstrip()


def carriage_return(text: str) -> str:
    return text + "\r"


# What the model makes of the searched line, and what the file makes of each of its lines.
WAYS: dict[str, tuple[Change, Change]] = {
    "exact": (same, same),
    "trailing spaces in the search": (trailing_spaces, same),
    "trailing spaces in the file": (same, trailing_spaces),
    "tabs in the search": (tabs, same),
    "tabs in the file": (same, tabs),
    "no indentation": (without_indent, same),
    "CRLF in the file": (same, carriage_return),
    "CRLF in the search": (carriage_return, same),
}


def block(search: str, replace: str) -> str:
    return f"<<<<<<< SEARCH\n{search}\n=======\n{replace}\n>>>>>>> REPLACE\n"


def outcome_of(file: str, *blocks: str) -> Outcome:
    parser = ArtifactParser({"index.html": file})
    for part in ("```html index.html\n", *blocks, "```\n"):
        parser.feed(part)
    parser.close()
    return parser.outcome


def bare(file: str) -> list[str]:
    return [line.strip() for line in file.split("\n")]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("number", range(len(UNIQUE)))
def test_a_line_that_stands_once_is_replaced(number: int, way: str) -> None:
    in_search, in_file = WAYS[way]
    file = "\n".join(map(in_file, LINES)) + "\n"
    outcome = outcome_of(file, block(in_search(UNIQUE[number]), "<i>$& \\1 新</i>"))
    expected = [line.strip() for line in LINES] + [""]
    expected[number + 1] = "<i>$& \\1 新</i>"
    assert not outcome.failed_edits
    assert bare(outcome.files["index.html"]) == expected


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("line", TWICE)
def test_a_line_that_stands_twice_is_refused(line: str, way: str) -> None:
    in_search, in_file = WAYS[way]
    file = "\n".join(map(in_file, LINES)) + "\n"
    outcome = outcome_of(file, block(in_search(line), "<i>new</i>"))
    assert [edit.reason for edit in outcome.failed_edits] == [
        "The lines to replace stand in the file 2 times."
    ]
    assert outcome.files.get("index.html", file) == file


@pytest.mark.parametrize("number", range(1, len(UNIQUE)))
def test_the_order_of_edits_does_not_matter(number: int) -> None:
    file = "\n".join(LINES) + "\n"
    first, second = block(UNIQUE[0], "<h1>A</h1>"), block(UNIQUE[number], "<h1>B</h1>")
    assert outcome_of(file, first, second).files == outcome_of(file, second, first).files


@pytest.mark.parametrize("number", range(len(UNIQUE) - 1))
def test_an_edit_of_what_an_earlier_one_took_away_is_refused(number: int) -> None:
    file = "\n".join(LINES) + "\n"
    both = "\n".join(UNIQUE[number : number + 2])
    outcome = outcome_of(file, block(both, "<h1>A</h1>"), block(UNIQUE[number + 1], "<h1>B</h1>"))
    assert [edit.reason for edit in outcome.failed_edits] == [
        "The lines to replace are not in the file."
    ]
    assert outcome.files["index.html"] == file.replace(both, "<h1>A</h1>")


@pytest.mark.parametrize("number", [0, 1, 2_500, 4_998, 4_999])
def test_a_large_file_is_edited_in_its_place(number: int) -> None:
    lines = [f"<p id='row{n}'>The row with the number {n}</p>" for n in range(5_000)]
    file = "\n".join(lines) + "\n"
    assert len(file) > 200_000
    outcome = outcome_of(file, block(lines[number], "<hr>"))
    assert outcome.files["index.html"] == file.replace(lines[number], "<hr>")
