import pytest

from inference.artifact_format.page import page_of
from inference.artifact_format.title import title_of


def test_a_single_page_is_shown_as_it_is() -> None:
    assert page_of({"index.html": "<p>Hi</p>"}) == "<p>Hi</p>"


def test_linked_files_are_put_where_they_were_linked() -> None:
    page = '<head><link rel="stylesheet" href="./style.css"></head><body><script src="app.js"></script><p></body>'
    shown = page_of({"index.html": page, "style.css": "b{}", "app.js": "go()"})
    assert shown == (
        '<head><style data-file="style.css">\nb{}</style></head>'
        '<body><script data-file="app.js">\ngo()</script><p></body>'
    )


def test_scripts_that_wait_for_the_page_come_after_it_in_their_order() -> None:
    page = (
        '<head><script defer src="a.js"></script><script src="b.js" defer></script>'
        '<script src="c.js" type="module" defer></script></head><body><p></body>'
    )
    shown = page_of(
        {"index.html": page, "a.js": "a()", "b.js": "b()", "c.js": "c()", "d.js": "d()"}
    )
    assert shown == (
        '<head><script data-file="c.js" type="module" defer>\nc()</script></head><body><p>'
        '<script defer data-file="a.js">\na()</script>\n<script data-file="b.js" defer>\nb()</script>\n'
        '<script data-file="d.js">\nd()</script>\n</body>'
    )


def test_letters_that_grow_in_lower_case_move_nothing() -> None:
    page = "<HEAD><title>İstanbul İzmir</title></HEAD><body></body>"
    shown = page_of({"index.html": page, "a.css": "p{}"})
    assert shown == page.replace("</HEAD>", '<style data-file="a.css">\np{}</style>\n</HEAD>')


def test_unlinked_files_go_to_their_usual_places() -> None:
    shown = page_of({"index.html": "<head></head><body></body>", "a.css": "b{}", "a.js": "go()"})
    assert shown == (
        '<head><style data-file="a.css">\nb{}</style>\n</head>'
        '<body><script data-file="a.js">\ngo()</script>\n</body>'
    )


def test_what_is_linked_from_elsewhere_is_left_alone() -> None:
    page = '<script src="https://cdn.example/three.js"></script><link href="missing.css">'
    assert page_of({"index.html": page, "style.css": ""}).startswith(page)


@pytest.mark.parametrize("text", [r"a\1b", r"\g<0>", "$&", "$1"])
def test_a_file_is_inserted_letter_by_letter(text: str) -> None:
    shown = page_of({"index.html": '<script src="a.js"></script>', "a.js": text})
    assert shown == f'<script data-file="a.js">\n{text}</script>'


@pytest.mark.parametrize(
    ("files", "part"),
    [
        ({"script.js": "canvas.getContext('2d')"}, '<canvas id="canvas"'),
        ({"image.svg": "<?xml version='1.0'?><svg></svg>"}, "<body>\n<svg></svg>"),
        ({"page.md": "# Hello"}, "<h1>Hello</h1>"),
        ({"diagram.mmd": "graph TD; A-->B"}, "graph TD; A--&gt;B"),
        ({"chart.json": '{"mark": "bar"}'}, 'vegaEmbed("#view", {"mark": "bar"})'),
        ({"chart.json": '{"type": "bar", "data": {}}'}, 'new Chart("view"'),
        ({"chart.json": '{"series": []}'}, "echarts.init"),
        ({"chart.json": '{"name": "<b>"}'}, "&lt;b&gt;"),
        ({"chart.json": "{broken"}, "<h2>chart.json</h2>\n<pre>{broken</pre>"),
        ({"chart.json": '{"mark": "</script><script>x"}'}, "\\u003c/script>"),
        ({"App.jsx": "export default function Box() { return <b/> }"}, "render(<Box />)"),
        ({"App.jsx": "import x from 'y';\nconst A = 1;\nexport default A;"}, "render(<A />)"),
    ],
)
def test_other_kinds_get_a_page_around_them(files: dict[str, str], part: str) -> None:
    assert part in page_of(files)


def test_nothing_to_show_is_an_empty_page() -> None:
    assert page_of({}) == ""


def test_the_title_comes_from_the_page() -> None:
    assert title_of({"index.html": "<title>Caf&eacute; <b>Miro</b></title>"}, "x") == "Café Miro"
    assert title_of({"index.html": "<title>Document</title><h1>Snake</h1>"}, "x") == "Snake"


def test_else_it_is_the_sentence_in_short() -> None:
    assert title_of({}, "a  snake\ngame") == "a snake game"
    assert len(title_of({}, "long " * 100)) == 80


def test_a_title_cannot_reverse_the_text_around_it() -> None:
    assert title_of({}, "a\u202egnp.exe\u2066") == "a gnp.exe"


def test_a_title_keeps_joined_emoji() -> None:
    assert title_of({}, "👩\u200d👧 album") == "👩\u200d👧 album"


def test_a_title_that_a_script_fills_in_is_none() -> None:
    assert title_of({"index.html": "<title>${name}</title>"}, "a clock") == "a clock"


def test_a_script_gets_the_elements_that_it_looks_up() -> None:
    script = (
        "const a = document.getElementById('gameCanvas'), b = document.querySelector('#score');"
    )
    page = page_of({"script.js": script})
    assert '<canvas id="gameCanvas"' in page
    assert '<div id="score"></div>' in page
    assert 'id="root"' not in page


@pytest.mark.parametrize(
    ("script", "library"),
    [
        ("new Chart(document.body, {})", "npm/chart.js@4"),
        ("d3.select('body')", "npm/d3@7"),
        ("new THREE.Scene()", "npm/three@"),
        ("function setup() { createCanvas(9, 9) }", "npm/p5@1"),
        ("option = { series: [] };", "npm/echarts@5"),
    ],
)
def test_a_script_gets_the_library_that_it_takes_for_granted(script: str, library: str) -> None:
    assert library in page_of({"script.js": script})


def test_a_script_without_a_library_gets_none() -> None:
    assert "src=" not in page_of({"script.js": "document.title = 'd3'"})


def test_an_option_is_drawn() -> None:
    assert ".setOption(option);" in page_of({"script.js": "const option = { series: [] };"})


def test_very_long_markdown_is_shown_as_text() -> None:
    assert page_of({"page.md": "[" * 300_000}).count("<pre>") == 1
