import json
import re
from pathlib import Path

import pytest

from artifacts_app.rendering.libraries import Kind, find
from artifacts_app.rendering.single_file import SingleFile, single_file

TABLE = Path(__file__).parents[2] / "libraries" / "addresses.json"


@pytest.mark.parametrize(("address", "kind", "expected"), json.loads(TABLE.read_text()))
def test_the_same_file_as_in_the_frame(address: str, kind: Kind, expected: str | None) -> None:
    found = find(address, kind)
    plain = re.sub(r"(?<=.)@[\w.-]+/", "/", found) if found else None
    assert plain == (expected and expected.replace("&amp;", "&"))


def test_scripts_styles_and_modules_go_inside() -> None:
    page = (
        '<link rel="stylesheet" href="https://unpkg.com/aos@2/dist/aos.css">'
        '<script src="https://d3js.org/d3.v7.min.js" integrity="x"></script>'
        '<script type="importmap">{"imports": {"three": "https://unpkg.com/three/build/'
        'three.module.js", "three/addons/": "https://unpkg.com/three/examples/jsm/"}}</script>'
        '<script type="module">import "three"; import "three/addons/math/Lut.js";</script>'
        '<p>src="https://d3js.org/d3.v7.min.js"</p><script src="https://x.example/a.js"></script>'
    )
    result = single_file(page)
    assert result.count("https://d3js.org/d3.v7.min.js") == 1
    assert '<script src="https://x.example/a.js"></script>' in result
    assert "data-aos" in result
    found = re.search(r'<script type="importmap">(.*?)</script>', result)
    assert found is not None
    imports = json.loads(found[1])["imports"]
    assert {"three", "three/addons/math/Lut.js"} <= imports.keys()
    assert all(address.startswith("data:text/javascript") for address in imports.values())


def test_a_script_that_calls_when_it_has_come_still_does() -> None:
    onload = 'onload="renderMathInElement(document.body)"'
    page = f'<script src="https://unpkg.com/katex@0.16.9/dist/katex.min.js" {onload}></script>'
    assert re.fullmatch(
        rf'<script\s+{re.escape(onload)} src="data:text/javascript[^"]+"></script>',
        single_file(page),
    )


def test_the_import_map_stands_before_the_first_script_and_in_no_comment() -> None:
    module = (
        '<script type="module">import "https://unpkg.com/three/build/three.module.js";</script>'
    )
    page = f'<!-- <script src="old.js"></script> --><p></p>{module}<style>p {{}}</style><!-- end'
    found = re.fullmatch(
        r'<!-- .*? --><p></p><script type="importmap">.*?</script>\n<script type="module">.*?</script>'
        r"<style>p \{\}</style><!-- end",
        single_file(page),
        re.S,
    )
    assert found is not None


@pytest.mark.parametrize("part", ["<!--", "<script>", "<style>", "<link ", "<script "])
def test_what_never_ends_costs_no_more_than_its_length(part: str) -> None:
    """Looked through to its end from each beginning it would take minutes."""
    page = part * 100_000
    assert single_file(page) == page


UP = "../" * 20
JSM = "https://unpkg.com/three@0.160.0/examples/jsm/"


@pytest.mark.parametrize("path", [f"{UP}etc/hostname", "controls/NoSuchFile.js", "", f"{UP}dev/"])
@pytest.mark.parametrize(
    "page",
    [
        '<script type="module" src="{}"></script>',
        '<script src="{}"></script>',
        '<script type="module">import "{}";</script>',
        '<script type="importmap">{{"imports": {{"x": "{}"}}}}</script><script type="module">'
        'import "x";</script>',
        '<link rel="stylesheet" href="{}">',
        '<style>@import url("{}");</style>',
    ],
)
def test_what_is_no_file_of_a_library_stays_outside(page: str, path: str) -> None:
    """A page may name any path: none leads to another file of the server, and none is an error."""
    single = SingleFile()
    result = single.inlined(page.format(JSM + path))
    # In the place of a script that is not there comes the library's own.
    assert JSM + path in result or single.libraries().keys() == {find(JSM, "script")}


def test_a_script_that_waits_for_the_page_still_does() -> None:
    address = "https://cdn.jsdelivr.net/npm/alpinejs@3.x.x/dist/cdn.min.js"
    page = f'<head><script defer src="{address}" integrity="x" crossorigin id="a"></script></head>'
    found = re.fullmatch(r"<head><script([^>]*)></script></head>", single_file(page))
    assert found is not None
    *others, source = found[1].split()
    assert others == ["defer", 'id="a"']
    assert source.startswith('src="data:text/javascript;charset=utf-8;base64,')


def test_other_attributes_of_a_script_stay() -> None:
    page = "<script src=https://d3js.org/d3.v7.min.js crossorigin=anonymous data-a='b'></script>"
    tag, _, text = single_file(page).partition(">")
    assert tag.split() == ["<script", "data-a='b'"]
    assert "d3" in text
