"""What of a page is painted before anything answers its scripts."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from artifacts_app.rendering.beginning import MOST_CHARACTERS, beginning_of, frame_name
from artifacts_app.rendering.frame import FRAME_ALLOW

STATIC = Path(settings.BASE_DIR) / "static"


@pytest.mark.parametrize(
    "runs",
    [
        "<script>go()</script>",
        "<SCRIPT src=a>",
        "<svg/onload=go()>",
        "<img src=x\nONERROR = go()>",
        "<a href='javascript:go()'>",
        '<a href="java\tscript:go()">',
        "<iframe srcdoc='x'>",
        "<meta HTTP-EQUIV=refresh content=0>",
        "<base href=/>",
        "<svg><animate attributeName=href>",
        "\r\nmore",
    ],
)
def test_nothing_that_runs_is_in_the_beginning(runs: str) -> None:
    begun = beginning_of(f"<!DOCTYPE html><style>p {{}}</style><p>Hello{runs}<p>Later")
    assert begun.startswith("<!DOCTYPE html><style>p {}</style><p>Hello")
    assert "Later" not in begun
    assert not re.search("go|srcdoc|content|/>|attributeName|more", begun)


def test_a_page_without_scripts_is_all_beginning_up_to_a_length() -> None:
    assert beginning_of("<p>Hello") == "<p>Hello"
    assert len(beginning_of("<p>" + "x" * MOST_CHARACTERS)) == MOST_CHARACTERS


def test_the_frames_name_is_no_name_of_anything() -> None:
    assert frame_name("strings").startswith("page:")
    assert '"page:"' in (STATIC / "sandbox/beginning.js").read_text()


def test_the_frame_of_the_server_refuses_what_that_of_the_script_does() -> None:
    script = (STATIC / "js/elements/sandbox-frame.js").read_text()
    denied = re.findall(r'"([a-z-]+)"', script.partition("DENIED = [")[2].partition("]")[0])
    assert "; ".join(f"{feature} 'none'" for feature in denied) == FRAME_ALLOW
    markup = (Path(settings.BASE_DIR) / "templates/partials/brought_frame.html").read_text()
    for name in ("sandbox", "referrerpolicy"):
        value = re.search(rf'"{name}", "([^"]+)"', script)
        assert value
        assert f'{name}="{value[1]}"' in markup
    assert " credentialless " in markup
