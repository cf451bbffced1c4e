import gzip

import pytest
from django.conf import settings
from django.test import Client
from django.test.utils import override_settings

from artifacts_app.rendering.fonts import FontRequestRefused, font_faces

FAMILIES = {
    "Inter": {
        "variable": True,
        "weights": [100, 900],
        "files": ["inter-latin-wght-italic.woff2", "inter-latin-wght-normal.woff2"],
    },
    "Space Mono": {
        "variable": False,
        "weights": [400, 700],
        "files": ["space-mono-latin-400-normal.woff2", "space-mono-latin-700-normal.woff2"],
    },
}


@pytest.fixture
def sandbox(tmp_path):  # type: ignore[no-untyped-def]
    """A client of the sandbox host, with one library there."""
    folder = tmp_path / "vendor" / "one@1.0.0"
    folder.mkdir(parents=True)
    (folder / "one.js").write_text("one")
    (folder / "one.js.gz").write_bytes(gzip.compress(b"one"))
    (tmp_path / "secret.txt").write_text("secret")
    with override_settings(BUILD_DIR=tmp_path):
        yield Client(HTTP_HOST=settings.SANDBOX_HOST)


def test_a_library_is_there_for_pages_of_no_origin_and_for_ever(sandbox: Client) -> None:
    response = sandbox.get("/vendor/one@1.0.0/one.js")
    assert (response.status_code, response.content) == (200, b"one")
    assert response["Content-Type"] == "text/javascript"
    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "immutable" in response["Cache-Control"]
    assert not response.cookies


def test_who_takes_it_packed_gets_it_packed(sandbox: Client) -> None:
    response = sandbox.get("/vendor/one@1.0.0/one.js", headers={"Accept-Encoding": "gzip, br"})
    assert response["Content-Encoding"] == "gzip"
    assert gzip.decompress(response.content) == b"one"


@pytest.mark.parametrize(
    "path",
    [
        "one@1.0.0/two.js",
        "one@1.0.0/",
        "../secret.txt",
        "one@1.0.0/../../secret.txt",
        "%2e%2e/secret.txt",
        "one@1.0.0/one.js.gz",
    ],
)
def test_nothing_else_is_there(sandbox: Client, path: str) -> None:
    assert sandbox.get(f"/vendor/{path}").status_code == 404


def test_the_application_host_serves_no_libraries() -> None:
    assert Client(HTTP_HOST=settings.PUBLIC_HOST).get("/vendor/one@1.0.0/one.js").status_code == 404


def test_a_variable_font_has_all_weights_in_one_file() -> None:
    style = font_faces(["Inter:wght@400;700"], FAMILIES)
    assert style.count("@font-face") == 2
    assert "font-weight: 100 900" in style
    assert "url(/vendor/fonts/inter-latin-wght-normal.woff2)" in style


def test_another_font_has_a_file_for_each_weight() -> None:
    style = font_faces(["Space+Mono:400,700"], FAMILIES)
    assert "font-weight: 400;" in style
    assert "font-weight: 700;" in style


def test_several_families_and_one_that_is_not_here() -> None:
    style = font_faces(["Inter|Space Mono", "Nowhere Sans"], FAMILIES)
    assert style.count("@font-face") == 4
    assert "/* Nowhere Sans is not available here. */" in style


@pytest.mark.parametrize("asked", [[], ["Inter"] * 21, ["*/ body { color: red } /*"], ["'"]])
def test_what_names_no_families_is_refused(asked: list[str]) -> None:
    with pytest.raises(FontRequestRefused):
        font_faces(asked, FAMILIES)
