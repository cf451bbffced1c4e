"""One fixture for each thing that models do."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inference.artifact_format.events import (
    FileAppended,
    FileClosed,
    FileOpened,
    ProseAppended,
)
from inference.artifact_format.parser import ArtifactParser
from tests.unit.artifact_format.reading import files_said, merged, run

PAGE = "<!DOCTYPE html>\n<html>\n<body>\n<h1>Hi</h1>\n</body>\n</html>\n"
OTHER = "<!DOCTYPE html>\n<html>\n<body>\n<h1>Better</h1>\n</body>\n</html>\n"

ANSWERS = {
    "a tidy answer": f"Here you are.\n\n```html\n{PAGE}```\n\nEnjoy!\n",
    "no newline at the end": f"```html\n{PAGE}```",
    "windows line ends": f"Here:\r\n```html\r\n{PAGE}```\r\n",
    "cut in the page": "```html\n<!DOCTYPE html>\n<html>\n<body>\n<script>\nlet a = 1",
    "cut in the closing fence": f"```html\n{PAGE}``",
    "raw page": f"{PAGE}\nThat is all.\n",
    "raw page with only a closing fence": f"{PAGE}```\nThat is all.\n",
    "raw page after prose": f"Sure!\n{PAGE}",
    "raw page in capitals": PAGE.replace("html", "HTML"),
    "no language": f"```\n{PAGE}```\n",
    "wrong language": f"```javascript\n{PAGE}```\n",
    "longer fence": f"````html\n{PAGE}````\n",
    "tildes": f"~~~html\n{PAGE}~~~\n",
    "indented": "1. The page:\n\n   ```html\n   <html><p>x</p></html>\n   ```\n",
    "reasoning": f"<think>\nLet me think about <html>.\n</think>\n```html\n{PAGE}```\n",
    "orphan end of reasoning": f"Let me see.\n</think>\n```html\n{PAGE}```\n",
    "draft in the reasoning": f"<think>\n```html\n{OTHER}```\n</think>\n```html\n{PAGE}```\n",
    "draft before an orphan": f"```html\n{OTHER}```\nHm.</think>Now:\n```html\n{PAGE}```\n",
    "a token is quoted": f"It hides all up to `</think>` or `<|im_start|>`.\n```html\n{PAGE}```\n"
    "So `</think>` is not shown.\n",
    "reasoning only": "<think>\nI wonder how to do this. ",
    "a page in unfinished reasoning": f"<think>\nOk.\n```html\n{PAGE}```\nIs it good?",
    "channels": f"<|channel|>analysis<|message|>Hm<|end|><|start|>assistant<|channel|>final"
    f"<|message|>```html\n{PAGE}```\n<|return|>",
    "template tokens at the end": f"```html\n{PAGE}```\n<|im_end|>\n<|im_start|>user\nmore",
    "template token at the beginning": f"<|im_end|>```html\n{PAGE}```\n",
    "separator at the end": f"```html\n{PAGE}```\n <sep> human: thanks",
    "two pages": f"```html\n{OTHER}```\nBetter:\n```html\n{PAGE}```\n",
    "a fragment after the page": f"```html\n{PAGE}```\nChange:\n```html\n<h1>Hi</h1>\n```\n",
    "a cut page after a whole one": f"```html\n{PAGE}```\nAgain:\n```html\n<!DOCTYPE html>\n<ht",
    "the same page again and again": f"```html\n{PAGE}```\n" * 5,
    "shell commands": f"```html\n{PAGE}```\nRun it:\n```bash\nnpx serve .\n```\n",
    "an excerpt of the script": f"```html\n{PAGE}```\nThe part:\n```js\nlet a = 1;\n```\n",
    "three backticks in a script": "```html\n<html>\n<script>\nconst a = `\n```\n`;\n</script>\n</html>\n"
    "```\n",
    "empty block": "```html\n```\nNothing.\n",
    "a page that takes reasoning out of answers": "```html\n<!DOCTYPE html>\n<html>\n<script>\n"
    "const a = b.split('</think>'), c = '<think>', d = `<|im_end|>`, e = \"<sep>\";\n</script>\n</html>\n```\n",
    "a page that writes pages": "```html\n<!DOCTYPE html>\n<html>\n<script>\nconst a = '<html></html>';\n"
    "const b = `<html>\n</html>\n`;\n</script>\n<p>x</p>\n</html>\n```\n",
    "a raw page that writes pages": "<!DOCTYPE html>\n<html>\n<script>\nconst a = '<html></html>';\n"
    "</script>\n<p>x</p>\n</html>\nDone.\n",
    "prose in the block": f"```html\n{PAGE}\nThis page says hi.\n```\nBye.\n",
    "a comment after the page": f"```html\n{PAGE}<!-- made by hand -->\n```\n",
    "two pages in one block": f"```html\n{OTHER}\n{PAGE}```\n",
    "an unclosed script": "```html\n<!DOCTYPE html>\n<html>\n<script>\nlet a\n</html>\n```\nDone.\n",
    "a script cut by its fence": "```html\n<!DOCTYPE html>\n<html>\n<script>\nlet a\n```\nDone.\n",
    "a token in mid-page": "```html\n<!DOCTYPE html>\n<html>\n<p>Hel<|endoftext|>",
    "slides with fences": "```html\n<!DOCTYPE html>\n<html>\n<script type='text/template'>\n# A\n```js\nx\n```\n"
    "</script>\n</html>\n```\nDone.\n",
    "an unclosed style block": "```css\nb{}\n```js\ndocument.title = 1\n```\n",
    "a page after an unclosed block": f"```bash\nnpx serve\n```html\n{PAGE}```\n",
    "names in comments": "```js\n// src/app.js\ndocument\n```\n```css\n/* a.css */\nb{}\n```\n",
    "an edit without files": "```html\n<<<<<<< SEARCH\na\n=======\nb\n>>>>>>> REPLACE\n```\n",
    "rows of marks": "<<<<<<<<\n=======\n>>>>>>>\n~~\n1. `a`\n- ``b``\n",
    "package data": 'Here:\n```json\n{"name": "a", "type": "module"}\n```\n',
    "no app": "Use `reduce`:\n\n```python\nsum(a)\n```\n",
    "nothing": "",
    "less-than signs": "a < b, a <b> c, <| and <|x\n",
}


WHOLE_PAGE = [
    "a tidy answer", "no newline at the end", "raw page with only a closing fence",
    "no language", "wrong language", "longer fence", "tildes", "reasoning",
    "orphan end of reasoning", "draft in the reasoning", "draft before an orphan",
    "a page in unfinished reasoning", "channels", "template tokens at the end",
    "template token at the beginning", "separator at the end", "two pages",
    "a fragment after the page", "a cut page after a whole one", "the same page again and again",
    "shell commands", "an excerpt of the script", "prose in the block", "two pages in one block",
    "a page after an unclosed block",
]  # fmt: skip


@pytest.mark.parametrize("name", WHOLE_PAGE)
def test_the_page_is_found(name: str) -> None:
    _, outcome = run([ANSWERS[name]])
    assert {path: text.strip() for path, text in outcome.files.items()} == {
        "index.html": PAGE.strip()
    }
    assert outcome.kind == "html"
    assert not outcome.truncated


@pytest.mark.parametrize(
    "name",
    [
        "reasoning only",
        "no app",
        "nothing",
        "less-than signs",
        "empty block",
        "package data",
        "rows of marks",
        "an edit without files",
    ],
)
def test_where_there_is_no_page_none_is_found(name: str) -> None:
    _, outcome = run([ANSWERS[name]])
    assert outcome.files == {}
    assert outcome.kind == "none"


def test_a_page_without_a_fence_ends_at_its_end() -> None:
    _, outcome = run([ANSWERS["raw page"]])
    assert outcome.files == {"index.html": PAGE.rstrip("\n")}
    assert outcome.prose.strip() == "That is all."


def test_prose_around_the_page_is_kept() -> None:
    _, outcome = run([ANSWERS["a tidy answer"]])
    assert outcome.prose == "Here you are.\n\n\nEnjoy!\n"


def test_code_that_is_no_app_stays_in_the_prose() -> None:
    _, outcome = run([ANSWERS["no app"]])
    assert outcome.prose == ANSWERS["no app"]


def test_a_cut_answer_is_kept_and_marked() -> None:
    _, outcome = run([ANSWERS["cut in the page"]])
    assert outcome.files["index.html"].endswith("let a = 1")
    assert outcome.truncated


def test_backticks_in_a_script_do_not_end_the_page() -> None:
    _, outcome = run([ANSWERS["three backticks in a script"]])
    assert outcome.files["index.html"].endswith("`;\n</script>\n</html>\n")


def test_separate_files_are_named_by_what_stands_around_them() -> None:
    _, outcome = run(
        [
            "**index.html**\n```html\n<html><body></body></html>\n```\n"
            "### `css/main.css`\n```css\nb{}\n```\n"
            "```js app.js\nlet a;\n```\n"
        ]
    )
    assert list(outcome.files) == ["index.html", "css/main.css", "app.js"]
    assert outcome.kind == "multi-file"


@pytest.mark.parametrize(
    "name",
    ["a page that takes reasoning out of answers", "a page that writes pages",
     "a comment after the page", "an unclosed script"],
)  # fmt: skip
def test_a_page_is_taken_as_it_is(name: str) -> None:
    answer = ANSWERS[name]
    _, outcome = run([answer])
    block = answer.removeprefix("```html\n").partition("\n```\n")[0]
    assert outcome.files == {"index.html": f"{block}\n"}
    assert not outcome.truncated


def test_the_end_of_a_page_in_a_string_is_not_its_end() -> None:
    _, outcome = run([ANSWERS["a raw page that writes pages"]])
    assert outcome.files["index.html"].endswith("<p>x</p>\n</html>")
    assert outcome.prose.strip() == "Done."


def test_prose_in_the_block_of_a_page_is_prose() -> None:
    _, outcome = run([ANSWERS["prose in the block"]])
    assert outcome.prose == "This page says hi.\nBye.\n"


def test_slides_keep_their_fences() -> None:
    _, outcome = run([ANSWERS["slides with fences"]])
    assert "# A\n```js\nx\n```\n</script>\n" in outcome.files["index.html"]
    assert outcome.prose == "Done.\n"


def test_a_page_whose_script_has_no_end_is_cut() -> None:
    _, outcome = run([ANSWERS["a script cut by its fence"]])
    assert outcome.truncated
    assert outcome.prose == "Done.\n"


def test_a_token_at_the_very_end_is_no_text() -> None:
    _, outcome = run([ANSWERS["a token in mid-page"]])
    assert outcome.files["index.html"].endswith("<p>Hel")


def test_a_script_after_an_unclosed_style_block_is_a_file_of_its_own() -> None:
    _, outcome = run([ANSWERS["an unclosed style block"]])
    assert outcome.files == {"style.css": "b{}\n", "script.js": "document.title = 1\n"}


def test_a_comment_in_the_first_line_may_name_the_file() -> None:
    _, outcome = run([ANSWERS["names in comments"]])
    assert list(outcome.files) == ["src/app.js", "a.css"]


def test_a_block_without_a_name_gets_the_one_that_the_page_links() -> None:
    page = '<html><link rel="stylesheet" href="css/main.css"></html>\n'
    _, outcome = run([f"```html\n{page}```\n```css\nb{{}}\n```\n"])
    assert list(outcome.files) == ["index.html", "css/main.css"]


@pytest.mark.parametrize("path", ["../a.css", "/etc/a.css", "a/../b.css", "..\\a.css", "~/a.css"])
def test_a_path_cannot_leave_the_artifact(path: str) -> None:
    _, outcome = run([f"```css {path}\nb{{}}\n```\n```html\n{PAGE}```\n"])
    assert all(".." not in name and name[0] not in "/~" for name in outcome.files)


def test_code_without_anything_to_see_is_in_the_prose() -> None:
    code = "function add(a, b) {\n  return a + b\n}\n"
    events, outcome = run([f"Here:\n```javascript\n{code}```\nDone.\n"])
    assert outcome.files == {}
    assert outcome.notes == ("no_app",)
    assert code in outcome.prose
    assert outcome.prose == "".join(e.text for e in events if isinstance(e, ProseAppended))


def test_a_fragment_with_a_name_does_not_replace_a_whole_page() -> None:
    answer = f"```html\n{PAGE}```\nIn **index.html**:\n```html\n<h1>Hi</h1>\n```\n"
    _, outcome = run([answer])
    assert outcome.files == {"index.html": PAGE}
    assert "excerpts_left_out" in outcome.notes


@pytest.mark.parametrize(
    ("name", "note"),
    [
        ("reasoning only", "reasoning_only"),
        ("a page in unfinished reasoning", "page_from_reasoning"),
        ("a cut page after a whole one", "earlier_kept"),
        ("an excerpt of the script", "excerpts_left_out"),
    ],
)
def test_what_is_odd_is_noted(name: str, note: str) -> None:
    _, outcome = run([ANSWERS[name]])
    assert outcome.notes == (note,)


def test_nothing_is_noted_of_a_tidy_answer() -> None:
    _, outcome = run([ANSWERS["a tidy answer"]])
    assert outcome.notes == ()


def test_an_excerpt_of_a_script_does_not_replace_it() -> None:
    whole, part = "document.title = 1;\ngo();\n", "go();\n"
    events, outcome = run([f"```js\n{whole}```\nIn short:\n```js\n{part}```\n```js\n{part}```\n"])
    assert outcome.files == files_said(events) == {"script.js": whole}
    assert outcome.notes == ("earlier_kept",)


def test_a_script_that_is_written_anew_replaces_the_one_before() -> None:
    _, outcome = run(
        ["```js\ndocument.title = 1;\n```\nBetter:\n```js\ndocument.title = 2;\n```\n"]
    )
    assert outcome.files == {"script.js": "document.title = 2;\n"}


def test_separate_blocks_without_names_get_the_usual_ones() -> None:
    page = (
        '<html><link rel="stylesheet" href="style.css"><script src="script.js"></script></html>\n'
    )
    _, outcome = run([f"```html\n{page}```\n```css\nb{{}}\n```\n```javascript\nlet a;\n```\n"])
    assert list(outcome.files) == ["index.html", "style.css", "script.js"]


@pytest.mark.parametrize(
    ("fence", "kind"),
    [
        ("svg\n<svg viewBox='0 0 1 1'></svg>", "svg"),
        ("xml\n<svg viewBox='0 0 1 1'></svg>", "svg"),
        ("mermaid\ngraph TD; A-->B", "mermaid"),
        ('json\n{"mark": "bar"}', "vega-lite"),
        ('json\n{"type": "bar", "data": {"labels": []}}', "chartjs"),
        ('json\n{"series": []}', "echarts"),
        ("jsx\nexport default function App() { return <b/> }", "jsx"),
        ("markdown\n# Hello", "markdown"),
        ("js\ndocument.body.append(1)", "script"),
    ],
)
def test_other_kinds_are_known(fence: str, kind: str) -> None:
    _, outcome = run([f"Here:\n\n```{fence}\n```\n"])
    assert outcome.kind == kind


def test_a_fence_inside_markdown_is_text() -> None:
    _, outcome = run(["```markdown\n# A\n```js\nlet a\n```\nend\n```\n"])
    assert outcome.files == {"page.md": "# A\n```js\nlet a\n```\nend\n"}


@pytest.mark.parametrize("inner", ["```js\nlet a\n```\n", "```js\nlet a\n", "~~~\na\n~~~\n"])
def test_a_longer_fence_ends_where_it_is_closed(inner: str) -> None:
    _, outcome = run([f"````markdown\n# A\n{inner}````\nDone.\n"])
    assert outcome.files == {"page.md": f"# A\n{inner}"}
    assert outcome.prose == "Done.\n"


@pytest.mark.parametrize(
    "line",
    [
        "// ... rest of the code remains the same ...",
        "/* existing styles here */",
        "<!-- ... -->",
        "// 其余代码保持不变",
        "// (previous game logic unchanged)",
        "// ... existing code ...",
        "/* … rest of your styles … */",
        "// 省略其余部分",
    ],
)
def test_left_out_code_is_noticed(line: str) -> None:
    _, outcome = run([f"```html\n<html>\n{line}\n</html>\n```\n"])
    assert [(elision.path, elision.line) for elision in outcome.elisions] == [("index.html", 2)]


@pytest.mark.parametrize(
    "line",
    [
        "// the rest of the snake follows",
        "// ... and then existing balls move",
        "const rest = 1;",
        "// keep the remaining time",
        "<p>... and more</p>",
        "// ok",
    ],
)
def test_an_ordinary_comment_is_not_left_out_code(line: str) -> None:
    _, outcome = run([f"```html\n<html>\n{line}\n</html>\n```\n"])
    assert outcome.elisions == ()


def test_what_is_quoted_is_no_token() -> None:
    _, outcome = run([ANSWERS["a token is quoted"]])
    assert outcome.files == {"index.html": PAGE}
    assert outcome.prose.count("</think>") == 2


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS.keys())
def test_every_cut_in_two_says_the_same(answer: str) -> None:
    expected = run([answer])
    for cut in range(len(answer) + 1):
        events, outcome = run([answer[:cut], answer[cut:]])
        assert (merged(events), outcome) == (merged(expected[0]), expected[1])


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS.keys())
def test_what_was_said_depends_on_the_text_so_far_alone(answer: str) -> None:
    one_by_one, said = ArtifactParser(), []
    for end, character in enumerate(answer, start=1):
        said += one_by_one.feed(character)
        assert merged(said) == merged(ArtifactParser().feed(answer[:end]))


@given(
    st.lists(
        st.sampled_from([*ANSWERS.values(), "```", "\n", "<", "`", "html\n", "x"]), max_size=6
    ),
    st.data(),
)
@settings(max_examples=150, deadline=None)
def test_any_cuts_of_anything_say_the_same(parts: list[str], data: st.DataObject) -> None:
    text = "".join(parts)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=12)))
    edges = [0, *cuts, len(text)]
    pieces = [text[a:b] for a, b in pairwise(edges)]
    expected, outcome = run([text])
    events, same = run(pieces)
    assert merged(events) == merged(expected)
    assert same == outcome


@pytest.mark.parametrize("name", ANSWERS)
def test_the_viewer_has_what_is_stored(name: str) -> None:
    events, outcome = run(list(ANSWERS[name]))
    said = files_said(events)
    assert {path: said[path] for path in outcome.files} == outcome.files


@pytest.mark.parametrize("name", ANSWERS)
def test_what_opens_closes(name: str) -> None:
    events, _ = run([ANSWERS[name]])
    open_paths: list[str] = []
    for event in events:
        if isinstance(event, FileOpened):
            open_paths.append(event.path)
        elif isinstance(event, FileClosed):
            open_paths.remove(event.path)
    assert open_paths == []


def test_page_text_is_passed_on_at_once() -> None:
    parser = ArtifactParser()
    parser.feed("```html\n<!DOCTYPE html>\n")
    assert parser.feed("<p>Hel") == [FileAppended("index.html", "<p>Hel")]
    assert parser.feed("lo") == [FileAppended("index.html", "lo")]
