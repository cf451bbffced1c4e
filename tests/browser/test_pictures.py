"""Pictures of pages, versions one can see, and how they came about."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import GAME, SCRIPTS
from tests.browser.test_workspace import ask, preview, wait_for
from tests.integration.stack import Stack, running_stack

pytestmark = [pytest.mark.browser, pytest.mark.processes]
TAKEN = re.compile(r"/versions/1/thumbnail\?taken$")
EMPTY = "```html\n<!DOCTYPE html>\n<html><body><div></div></body></html>\n```\n"


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """The whole stack with a renderer."""
    scripts = [{"match": "a void", "text": EMPTY}, *SCRIPTS]
    folder = tmp_path_factory.mktemp("studio")
    with running_stack(folder, scripts, ARTIFACTS_PICTURES="on") as stack:
        stack.start_renderer()
        yield stack


def test_a_new_page_gets_a_thumbnail(page: Page, studio: Stack) -> None:
    ask(page, studio, "a game")
    wait_for(page, "finished")
    picture = page.locator("version-menu .menu__item .thumbnail")
    expect(picture).to_have_attribute("src", TAKEN, timeout=40_000)
    open_menu(page)
    expect(picture).to_be_visible()
    page.wait_for_function(
        "() => document.querySelector('.menu__item .thumbnail').naturalWidth === 640"
    )
    page.goto(studio.origin)
    shown = page.locator(".recent .thumbnail").first
    shown.scroll_into_view_if_needed()
    expect(shown).to_have_js_property("naturalWidth", 640)


def test_an_empty_page_is_told_and_can_be_fixed(page: Page, studio: Stack) -> None:
    ask(page, studio, "a void")
    wait_for(page, "finished")
    told = page.locator("console-panel").get_by_text("This page is empty")
    expect(told).to_be_attached(timeout=40_000)
    expect(page.get_by_role("button", name="Fix it")).to_be_visible()


def test_a_picture_is_downloaded(page: Page, studio: Stack) -> None:
    ask(page, studio, "a game")
    wait_for(page, "finished")
    picture = page.locator("version-menu .menu__item .thumbnail")
    expect(picture).to_have_attribute("src", TAKEN, timeout=40_000)
    page.get_by_role("button", name="Download").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Picture").click()
    assert download.value.path().read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
    page.keyboard.press("Escape")
    replay(page)
    with page.expect_download(timeout=60_000) as download:
        page.get_by_role("button", name="Save as an animated picture").click()
    assert download.value.suggested_filename == "Game.gif"
    assert download.value.path().read_bytes()[:6] == b"GIF89a"
    expect(page.locator("film-button")).to_have_text("GIF")


def test_versions_say_where_they_come_from(page: Page, stack: Stack) -> None:
    changed(page, stack)
    open_menu(page)
    notes = page.locator("version-menu .menu__note [data-origin]")
    expect(notes).to_have_text(["Changed by asking", "Written from the sentence"])
    page.reload()
    open_menu(page)
    expect(notes).to_have_text(["Changed by asking", "Written from the sentence"])


def test_what_changed_is_shown_in_two_columns(page: Page, stack: Stack) -> None:
    changed(page, stack)
    compare(page)
    beside = page.get_by_role("button", name="Side by side")
    expect(page.locator(".code-view__line[data-kind=removed]")).to_have_text(
        ["-body { background: white }"]
    )
    beside.click()
    expect(beside).to_have_attribute("aria-pressed", "true")
    pair = page.locator(".code-view__pair", has_text="background: black")
    expect(pair.locator(".code-view__side")).to_have_text(
        ["body { background: white }", "body { background: black }"]
    )
    page.get_by_role("button", name="Back to the newest").click()
    expect(beside).to_be_hidden()
    page.reload()
    compare(page)
    expect(pair).to_be_visible()
    page.get_by_role("button", name="Back to the newest").click()
    page.set_viewport_size({"width": 390, "height": 844})
    compare(page)
    expect(page.locator(".code-view__line[data-kind=added]")).to_be_visible()
    expect(beside).to_be_hidden()


def test_the_making_of_a_page_is_played_again(page: Page, stack: Stack) -> None:
    ask(page, stack, "a long page")
    wait_for(page, "finished")
    replay(page)
    bar = page.get_by_role("group", name="How it was written")
    moment = bar.get_by_role("slider", name="Moment")
    expect(bar.get_by_role("button", name="Pause")).to_be_focused()
    page.get_by_role("tab", name="Code").click()
    code = page.locator("[data-code]")
    expect(code).to_contain_text("<h1>Long page</h1>")
    bar.get_by_role("button", name="Pause").click()
    duration = float(moment.get_attribute("max") or 0)
    moment.evaluate(
        "(input, value) => { input.value = value; input.dispatchEvent(new Event('input')) }",
        duration / 2,
    )
    half = code.inner_text()
    assert 0 < len(half) < 4000
    bar.get_by_role("button", name="16×").click()
    bar.get_by_role("button", name="Play", exact=True).click()
    expect(code).to_contain_text("</html>")
    expect(bar.get_by_role("button", name="Play", exact=True)).to_be_visible()
    page.get_by_role("tab", name="Preview").click()
    expect(preview(page).get_by_role("heading", name="Long page")).to_be_visible()
    page.keyboard.press("Escape")
    bar.get_by_role("button", name="Close the replay").click()
    expect(bar).to_be_hidden()
    expect(preview(page).get_by_role("heading", name="Long page")).to_be_visible()


def test_the_making_of_a_change_begins_with_the_page_before(page: Page, stack: Stack) -> None:
    page.emulate_media(reduced_motion="reduce")
    changed(page, stack)
    replay(page)
    bar = page.get_by_role("group", name="How it was written")
    expect(bar.get_by_role("button", name="Play", exact=True)).to_be_focused()
    moment = bar.get_by_role("slider", name="Moment")
    moment.focus()
    page.keyboard.press("End")
    expect(preview(page).locator("body")).to_have_css("background-color", "rgb(0, 0, 0)")
    page.keyboard.press("Home")
    expect(preview(page).locator("body")).to_have_css("background-color", "rgb(255, 255, 255)")
    page.keyboard.press("Escape")
    expect(bar).to_be_hidden()
    expect(preview(page).locator("body")).to_have_css("background-color", "rgb(0, 0, 0)")


def test_a_version_made_by_hand_has_no_making(page: Page, stack: Stack) -> None:
    made = stack.call(
        "POST", "/api/artifacts/import", {"title": "x", "files": {"index.html": GAME}}
    )
    assert stack.call("GET", f"/api/artifacts/{made['id']}/versions/1/findings") is None


def changed(page: Page, stack: Stack) -> None:
    ask(page, stack, "a game")
    wait_for(page, "finished")
    page.get_by_label("What should change?").fill("make the background dark")
    page.keyboard.press("Enter")
    expect(page.locator("version-menu [data-current]")).to_have_text("Version 2", timeout=20_000)
    wait_for(page, "finished")


def compare(page: Page) -> None:
    open_menu(page)
    page.locator("version-menu .menu__item[data-version='1']").click()
    page.get_by_role("button", name="What changed since").click()


def replay(page: Page) -> None:
    open_menu(page)
    page.get_by_role("button", name="Watch again how it was written").click()


def open_menu(page: Page) -> None:
    page.locator("version-menu > .button").click()
