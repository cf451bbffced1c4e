import gzip
import re

import pytest
from django.conf import settings
from django.test import Client
from django.test.utils import override_settings

from artifacts_app.rendering.fonts import Face, style_sheet


def face(file: str, weight: str, style: str = "normal") -> Face:
    return {"style": style, "weight": weight, "range": "U+0-FF", "file": file}


FAMILIES = {
    "Inter": [face("i@1/n", "100 900"), face("i@1/i", "100 900", "italic")],
    "Material Icons": [{**face("m@1/400", "400"), "range": ""}],
    "Space Mono": [face("s@1/400", "400"), face("s@1/700", "700")],
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
    assert response["Content-Type"] == "text/javascript; charset=utf-8"
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


@pytest.fixture
def fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    known = {family.casefold(): (family, faces) for family, faces in FAMILIES.items()}
    monkeypatch.setattr("artifacts_app.rendering.fonts.families", lambda: known)


@pytest.mark.usefixtures("fonts")
@pytest.mark.parametrize(
    ("query", "files"),
    [
        ("family=Inter:wght@400;700&display=swap", ["i@1/n"]),
        ("family=inter:ital,wght@0,400;1,700", ["i@1/n", "i@1/i"]),
        ("family=Space+Mono:400,700", ["s@1/400", "s@1/700"]),
        ("family=Space+Mono:wght@300", ["s@1/400"]),
        ("family=Space+Mono:wght@100..900", ["s@1/400", "s@1/700"]),
        ("family=Inter|Space+Mono", ["i@1/n", "s@1/400"]),
        ("family=Inter&family=Space+Mono", ["i@1/n", "s@1/400"]),
        ("", []),
    ],
)
def test_the_asked_faces_are_there(query: str, files: list[str]) -> None:
    assert re.findall(r"url\(\.\./([^)]+)\)", style_sheet(query)) == files


@pytest.mark.usefixtures("fonts")
def test_a_family_that_is_not_here_is_named() -> None:
    style = style_sheet("family=Nowhere*/b{}:wght@400&family=Inter")
    assert style.startswith("/* Nowhereb is not available offline */")
    assert "font-weight: 100 900" in style


@pytest.mark.usefixtures("fonts")
def test_icons_come_with_the_class_that_draws_them() -> None:
    style = style_sheet("family=Material+Icons")
    assert ".material-icons { font-family: 'Material Icons';" in style
    assert "unicode-range" not in style
    other = style_sheet("family=Material+Icons+Round")
    assert ".material-icons-round { font-family: 'Material Icons Round';" in other
    assert "}" not in style_sheet("family=Material+Icons+x%7D*%2F").split("{")[0]
