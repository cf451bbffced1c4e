"""Answers that change files which are there."""

from collections.abc import Sequence

import pytest

from inference.artifact_format.events import FileClosed, FileOpened, FilePatched
from inference.artifact_format.outcome import FailedEdit
from inference.artifact_format.parser import ArtifactParser
from tests.unit.artifact_format.reading import files_said, merged, run

PAGE = "<!DOCTYPE html>\n<html>\n<link rel=stylesheet href=style.css>\n<h1>Hi</h1>\n<p>One</p>\n</html>\n"
FILES = {"index.html": PAGE, "style.css": "h1 { color: red }\np { margin: 0 }\n"}


def edit(search: str, replace: str) -> str:
    parts = [f"{part}\n" if part else "" for part in (search, replace)]
    return f"<<<<<<< SEARCH\n{parts[0]}=======\n{parts[1]}>>>>>>> REPLACE\n"


GREET = edit("<h1>Hi</h1>", "<h1>Hello</h1>")
BLUE = edit("h1 { color: red }", "h1 { color: blue }")
GREETED = PAGE.replace("Hi", "Hello")
WHOLE = "<!DOCTYPE html>\n<html>\n<h1>New</h1>\n</html>\n"

ANSWERS = {
    "one edit": f"I greet.\n\n```html index.html\n{GREET}```\nDone.\n",
    "two edits in a block": f"```html index.html\n{GREET}\n{edit('<p>One</p>', '')}```\n",
    "edits of two files": f"```html index.html\n{GREET}```\n```css style.css\n{BLUE}```\n",
    "named by the line before": f"**style.css**\n```\n{BLUE}```\n",
    "named by the first line": f"```\nstyle.css\n{BLUE}```\n",
    "named by the language": f"```css\n{BLUE}```\n",
    "named by what it searches": f"```\n{BLUE}```\n",
    "two files in one block": f"```\nindex.html\n{GREET}style.css\n{BLUE}```\n",
    "a library is spoken of": f"I now draw it with Chart.js.\n\n```html\n{GREET}```\n",
    "without a block": f"index.html\n{GREET}Done.\n",
    "windows line ends": f"```html index.html\n{GREET}```\n".replace("\n", "\r\n"),
    "more marks": "```html index.html\n<<<<<<<<< SEARCH\n<h1>Hi</h1>\n=========\n<h1>Hello</h1>\n"
    ">>>>>>>>> REPLACE\n```\n",
    "without its last line": "```html index.html\n<<<<<<< SEARCH\n<h1>Hi</h1>\n=======\n<h1>Hello</h1>\n"
    "```\nDone.\n",
    "the next one follows": "```html index.html\n<<<<<<< SEARCH\n<h1>Hi</h1>\n=======\n<h1>Hello</h1>\n"
    f"{edit('<p>One</p>', '<p>Two</p>')}```\n",
    "words between": f"```html index.html\n{GREET}and then\n{edit('<p>One</p>', '<p>Two</p>')}```\n",
    "no replacement": "```html index.html\n<<<<<<< SEARCH\n<h1>Hi</h1>\n```\nDone.\n",
    "cut in the replacement": "```html index.html\n<<<<<<< SEARCH\n<h1>Hi</h1>\n=======\n<h1>He",
    "cut in the marks": f"```html index.html\n{GREET[:-9]}",
    "an unknown file": f"```js game.js\n{edit('a', 'b')}```\n",
    "lines that are not there": f"```html index.html\n{edit('<h2>Hi</h2>', '')}```\n",
    "a new file": f"```js game.js\n{edit('', 'document.title = 1')}```\n",
    "a whole page": f"```html\n{WHOLE}```\n",
    "a whole style sheet": "```css style.css\nb {}\n```\n",
    "a whole page, then an edit": f"```html\n{WHOLE}```\n```html index.html\n"
    f"{edit('<h1>New</h1>', '<h1>Newer</h1>')}```\n",
    "an edit in the reasoning": f"Hm.\n```html index.html\n{GREET}```\n</think>\n```css\n{BLUE}```\n",
    "an edit in closed reasoning": f"<think>\n```html index.html\n{GREET}```\n</think>\nNo.\n",
    "an excerpt": "Look at\n```css\nh1 { color: red }\n```\nand\n```html\n<h1>Hi</h1>\n```\n",
    "words alone": "It is red because you asked for it.\n",
    "the same again": f"```html\n{PAGE}```\n",
}


@pytest.mark.parametrize(
    "name",
    [
        "one edit",
        "without a block",
        "windows line ends",
        "more marks",
        "without its last line",
        "a library is spoken of",
    ],
)
def test_an_edit_changes_its_file(name: str) -> None:
    _, outcome = run([ANSWERS[name]], FILES)
    assert outcome.files == {**FILES, "index.html": GREETED}
    assert outcome.failed_edits == ()


@pytest.mark.parametrize(
    "name",
    ["named by the line before", "named by the first line", "named by the language",
     "named by what it searches"],
)  # fmt: skip
def test_the_file_may_be_named_in_many_ways(name: str) -> None:
    _, outcome = run([ANSWERS[name]], FILES)
    assert outcome.files == {**FILES, "style.css": FILES["style.css"].replace("red", "blue")}


@pytest.mark.parametrize("name", ["edits of two files", "two files in one block"])
def test_an_answer_may_edit_several_files(name: str) -> None:
    _, outcome = run([ANSWERS[name]], FILES)
    assert outcome.files["index.html"] == GREETED
    assert "blue" in outcome.files["style.css"]


@pytest.mark.parametrize("name", ["two edits in a block", "the next one follows", "words between"])
def test_a_block_may_have_several_edits(name: str) -> None:
    _, outcome = run([ANSWERS[name]], FILES)
    assert "Hello" in outcome.files["index.html"]
    assert "One" not in outcome.files["index.html"]


def test_an_edit_is_said_as_soon_as_it_is_written() -> None:
    parser = ArtifactParser(FILES)
    start = PAGE.index("i</h1>")
    assert parser.feed(f"```html index.html\n{GREET}") == [
        FilePatched("index.html", start, start + 1, "ello")
    ]


def test_edits_are_no_prose() -> None:
    _, outcome = run([ANSWERS["one edit"]], FILES)
    assert outcome.prose == "I greet.\n\nDone.\n"


@pytest.mark.parametrize(
    ("name", "failed"),
    [
        ("no replacement", FailedEdit("index.html", "<h1>Hi</h1>\n", "The edit has no replacement.")),
        ("cut in the replacement",
         FailedEdit("index.html", "<h1>Hi</h1>\n", "The answer ends within the edit.")),
        ("an unknown file", FailedEdit("game.js", "a", "There is no file game.js.")),
        ("lines that are not there",
         FailedEdit("index.html", "<h2>Hi</h2>", "The lines to replace are not in the file.")),
    ],
)  # fmt: skip
def test_an_edit_that_fails_is_reported_and_changes_nothing(name: str, failed: FailedEdit) -> None:
    _, outcome = run([ANSWERS[name]], FILES)
    assert [(f.path, f.search.strip(), f.reason) for f in outcome.failed_edits] == [
        (failed.path, failed.search.strip(), failed.reason)
    ]
    assert outcome.files == {}


def test_an_edit_of_one_of_several_files_says_which() -> None:
    _, outcome = run([f"```\n{edit('color', 'x')}```\n"], {"a.css": "color\n", "b.css": "color\n"})
    assert [failed.reason for failed in outcome.failed_edits] == [
        "The edit does not say which file."
    ]


def test_an_edit_that_searches_nothing_makes_a_new_file() -> None:
    _, outcome = run([ANSWERS["a new file"]], FILES)
    assert outcome.files == {**FILES, "game.js": "document.title = 1\n"}


def test_a_whole_file_replaces_the_one_before() -> None:
    _, outcome = run([ANSWERS["a whole style sheet"]], FILES)
    assert outcome.files == {**FILES, "style.css": "b {}\n"}


def test_what_a_new_page_does_not_load_any_more_goes() -> None:
    _, outcome = run([ANSWERS["a whole page"]], FILES)
    assert outcome.files == {"index.html": WHOLE}
    assert outcome.notes == ("unused_files_dropped",)


def test_what_no_page_loaded_stays() -> None:
    files = {"index.html": WHOLE.replace("New", "Old"), "style.css": "b {}"}
    _, outcome = run([ANSWERS["a whole page"]], files)
    assert outcome.files == {"index.html": WHOLE, "style.css": "b {}"}


def test_a_file_of_the_same_answer_can_be_edited() -> None:
    _, outcome = run([ANSWERS["a whole page, then an edit"]], FILES)
    assert outcome.files["index.html"] == WHOLE.replace("New", "Newer")


def test_an_edit_in_the_reasoning_is_taken_back() -> None:
    events, outcome = run([ANSWERS["an edit in the reasoning"]], FILES)
    assert outcome.files["index.html"] == PAGE
    assert files_said(events, FILES)["index.html"] == PAGE


@pytest.mark.parametrize(
    "name", ["an excerpt", "words alone", "the same again", "an edit in closed reasoning"]
)
def test_an_answer_that_changes_nothing_has_no_files(name: str) -> None:
    _, outcome = run([ANSWERS[name]], FILES)
    assert outcome.files == {}


def test_a_cut_edit_is_a_cut_answer() -> None:
    _, outcome = run([ANSWERS["cut in the replacement"]], FILES)
    assert outcome.truncated


def test_a_replacement_may_contain_marks_and_fences() -> None:
    text = "=======\n<<<< \n>>>>\n```"
    _, outcome = run([f"````md page.md\n{edit('a', text)}````\n"], {"page.md": "a\n"})
    assert outcome.files == {"page.md": f"{text}\n"}


def test_left_out_code_is_reported_only_where_it_is_new() -> None:
    line = "// rest of the code remains the same\n"
    files = {"script.js": f"document.title = 1;\n{line}", "index.html": "<html></html>\n"}
    _, outcome = run([f"```js script.js\n{files['script.js']}let a;\n```\n"], files)
    assert outcome.elisions == ()
    _, outcome = run([f"```js script.js\nlet a;\n{line}```\n"], {"script.js": "document"})
    assert outcome.elisions == ()  # nothing to see: no app
    _, outcome = run([f"```js script.js\ndocument;\n{line}```\n"], {"script.js": "document"})
    assert [elision.line for elision in outcome.elisions] == [2]


@pytest.mark.parametrize("name", ANSWERS)
def test_every_cut_in_two_says_the_same(name: str) -> None:
    answer = ANSWERS[name]
    expected, outcome = run([answer], FILES)
    for cut in range(len(answer) + 1):
        events, same = run([answer[:cut], answer[cut:]], FILES)
        assert (merged(events), same) == (merged(expected), outcome)


@pytest.mark.parametrize("name", ANSWERS)
def test_the_viewer_has_what_is_stored(name: str) -> None:
    events, outcome = run(ANSWERS[name], FILES)
    said = files_said(events, FILES)
    assert {path: said[path] for path in outcome.files} == outcome.files


@pytest.mark.parametrize("name", ANSWERS)
def test_only_whole_files_open_and_close(name: str) -> None:
    events, _ = run([ANSWERS[name]], FILES)
    open_paths: Sequence[str] = [e.path for e in events if isinstance(e, FileOpened)]
    assert [e.path for e in events if isinstance(e, FileClosed)] == open_paths
