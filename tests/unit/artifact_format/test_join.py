import pytest

from inference.artifact_format.join import in_script, in_style
from inference.artifact_format.page import page_of

HEAD = "<head></head><body></body>"


def test_a_style_sheet_keeps_the_media_it_is_for() -> None:
    page = '<link rel=stylesheet href=print.css media="print">'
    assert page_of({"index.html": page, "print.css": "b{}"}) == (
        '<style media="print" data-file="print.css">\nb{}</style>'
    )


@pytest.mark.parametrize("address", ["./app.js", "/app.js", "app.js?v=2", "app.js#x"])
def test_a_file_is_found_however_it_is_written(address: str) -> None:
    page = f"<script src='{address}'></script>"
    assert (
        page_of({"index.html": page, "app.js": "go()"})
        == '<script data-file="app.js">\ngo()</script>'
    )


@pytest.mark.parametrize(
    "element",
    [
        '<script src="https://cdn.example/app.js"></script>',
        '<script src="//cdn.example/app.js"></script>',
        '<script data-src="app.js"></script>',
        '<link rel="icon" href="logo.svg">',
        '<img src="photo.svg">',
    ],
)
def test_what_is_no_file_of_the_artifact_stays(element: str) -> None:
    page = page_of({"index.html": element, "app.js": "go()", "logo.svg": "<svg></svg>"})
    assert page.startswith(element)


def test_an_image_of_its_own_is_shown() -> None:
    page = page_of({"index.html": '<img alt="a" src="logo.svg">', "logo.svg": "<svg id='#'/>"})
    assert page == '<img alt="a" src="data:image/svg+xml,%3Csvg%20id%3D%27%23%27/%3E">'


def test_a_script_cannot_end_its_element() -> None:
    script = in_script("const a = '</script><b>', c = '<!--';")
    assert script == "<script>\nconst a = '\\x3c/script><b>', c = '\\x3c!--';</script>\n"


def test_a_style_sheet_cannot_end_its_element() -> None:
    assert in_style("a::before { content: '</style>' }").count("</style>") == 1


@pytest.mark.parametrize(
    "code", ["import a from 'b';", "import { a } from './b.js'", "export default 1"]
)
def test_a_module_is_loaded_as_one(code: str) -> None:
    assert page_of({"index.html": HEAD, "app.js": code}).count('<script type="module" ') == 1


def test_a_script_that_imports_while_it_runs_is_no_module() -> None:
    assert in_script("import('./b.js')").startswith("<script>\n")


def test_files_go_inside_once() -> None:
    page = "<script src=a.js></script><script src=a.js></script>"
    assert page_of({"index.html": page, "a.js": "go()"}).count("go()") == 2
