"""Changing a page by hand, and going back to what it was."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_workspace import ask, preview, wait_for
from tests.integration.stack import Stack

pytestmark = [pytest.mark.browser, pytest.mark.processes]


def edit(page: Page, stack: Stack, before: str, after: str) -> None:
    """Replace a stretch of the source by typing, as the search panel does it."""
    page.get_by_role("tab", name="Code").click()
    page.get_by_role("button", name="Edit").click()
    editor = page.locator("code-editor .cm-content")
    expect(editor).to_be_focused()
    page.keyboard.press("Control+f")
    page.keyboard.type(before)
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    page.keyboard.insert_text(after)


def test_what_is_typed_is_shown_and_becomes_a_version(page: Page, stack: Stack) -> None:
    ask(page, stack, "a game")
    wait_for(page, "finished")
    edit(page, stack, "white", "rgb(1, 2, 3)")
    page.get_by_role("tab", name="Preview").click()
    expect(preview(page).locator("body")).to_have_css("background-color", "rgb(1, 2, 3)")
    expect(page.locator("version-menu [data-current]")).to_have_text("Version 2", timeout=10_000)
    page.get_by_role("tab", name="Code").click()
    page.get_by_role("button", name="Edit").click()
    expect(page.locator("[data-code]")).to_contain_text("rgb(1, 2, 3)")
    page.reload()
    expect(preview(page).locator("body")).to_have_css("background-color", "rgb(1, 2, 3)")


def test_the_model_sees_what_was_changed_by_hand(page: Page, stack: Stack) -> None:
    ask(page, stack, "a game")
    wait_for(page, "finished")
    edit(page, stack, "var score = 0", "var score = 7")
    page.get_by_label("What should change?").fill("make the background dark")
    page.keyboard.press("Enter")
    expect(page.locator("version-menu [data-current]")).to_have_text("Version 3", timeout=20_000)
    page.get_by_role("tab", name="Preview").click()
    expect(preview(page).locator("body")).to_have_css("background-color", "rgb(0, 0, 0)")
    page.get_by_role("tab", name="Code").click()
    expect(page.locator("[data-code]")).to_contain_text("var score = 7")
    expect(page.locator("[data-code]")).to_contain_text("background: black")


CHANGE_ELSEWHERE = """async () => {
  const { artifact, head } = document.querySelector("artifact-workspace").dataset;
  const token = document.querySelector('meta[name="csrf-token"]').content;
  const headers = { "X-CSRFToken": token, "Content-Type": "application/json" };
  const body = JSON.stringify({ base: Number(head), files: { "index.html": "<p>elsewhere" } });
  await fetch(`/api/artifacts/${artifact}/files`, { method: "PUT", headers, body });
}"""
FILES = """async (number) => {
  const { artifact } = document.querySelector("artifact-workspace").dataset;
  return (await (await fetch(`/api/artifacts/${artifact}/versions/${number}`)).json()).files;
}"""


def test_each_file_keeps_its_text_and_two_changes_at_once_are_settled(
    page: Page, stack: Stack
) -> None:
    ask(page, stack, "two files")
    wait_for(page, "finished")
    before = page.evaluate(FILES, 1)
    page.get_by_role("tab", name="Code").click()
    page.get_by_role("button", name="Edit").click()
    for path in ("index.html", "go.js", "go.js"):  # the last one is open already
        page.get_by_role("button", name=path).click()
    expect(page.locator("code-editor .cm-content")).to_contain_text("joined")
    page.get_by_label("go.js", exact=True).focus()
    newest = page.locator("version-menu [data-current]")
    for number, text in ((2, "// one"), (3, "// two")):
        page.keyboard.press("Control+End")
        page.keyboard.type(f"\n{text}")
        page.keyboard.press("Control+s")
        expect(newest).to_have_text(f"Version {number}", timeout=10_000)
        expect(page.get_by_role("button", name="go.js")).to_have_attribute("aria-pressed", "true")
    after = page.evaluate(FILES, 3)
    assert after["index.html"] == before["index.html"]
    assert after["go.js"].endswith("// one\n// two")

    page.evaluate(CHANGE_ELSEWHERE)
    page.keyboard.type("\n// three")
    page.keyboard.press("Control+s")
    page.get_by_role("button", name="Keep mine").click()
    expect(newest).to_have_text("Version 5")
    assert page.evaluate(FILES, 5)["go.js"].endswith("// three")
    expect(page.locator('version-menu .menu__item[data-version="4"]')).to_have_count(1)
    page.evaluate(CHANGE_ELSEWHERE)
    page.keyboard.type("\n// four")
    page.get_by_role("button", name="Edit").click()
    page.get_by_role("button", name="Discard mine").click()
    expect(page.locator("code-editor")).to_be_hidden()
    expect(page.locator("[data-code]")).to_have_text("<p>elsewhere")


def test_an_old_version_is_compared_and_restored(page: Page, stack: Stack) -> None:
    ask(page, stack, "a game")
    wait_for(page, "finished")
    page.get_by_role("textbox").fill("make the background dark")
    page.keyboard.press("Enter")
    expect(page.locator("version-menu [data-current]")).to_have_text("Version 2", timeout=20_000)
    page.locator("version-menu > button").click()
    page.locator('version-menu [data-version="1"]').click()
    bar = page.locator("version-bar")
    expect(bar).to_contain_text("Version 1 of 2")
    expect(preview(page).locator("body")).to_have_css("background-color", "rgb(255, 255, 255)")
    bar.get_by_role("button", name="What changed since").click()
    expect(page.locator(".code-view__line[data-kind=added]")).to_have_text(
        "+body { background: black }"
    )
    bar.get_by_role("button", name="Restore").click()
    expect(bar).to_be_hidden()
    expect(page.locator("version-menu [data-current]")).to_have_text("Version 3")
    page.reload()
    expect(preview(page).locator("body")).to_have_css("background-color", "rgb(255, 255, 255)")


def test_a_message_is_put_back_into_the_box_to_be_reworded(page: Page, stack: Stack) -> None:
    ask(page, stack, "a game")
    wait_for(page, "finished")
    page.get_by_role("button", name="Reword").click()
    expect(page.get_by_label("What should change?")).to_have_value("a game")
    expect(page.get_by_label("What should change?")).to_be_focused()


def test_what_the_model_would_type_is_offered_and_taken_with_tab(page: Page, stack: Stack) -> None:
    ask(page, stack, "a game")
    wait_for(page, "finished")
    edit(page, stack, "var score = 0;", "var score = 0;")
    page.keyboard.type(" score ")
    ghost = page.locator("code-editor .cm-ghost")
    expect(ghost).to_have_text("+= 41;")
    page.keyboard.press("Escape")
    expect(ghost).to_have_count(0)
    page.keyboard.press("Backspace")
    page.keyboard.type(" ")
    expect(ghost).to_have_text("+= 41;")
    page.keyboard.type("+=")  # the same as offered: the rest stays
    expect(ghost).to_have_text(" 41;")
    page.keyboard.press("Tab")
    expect(ghost).to_have_count(0)
    expect(page.locator("code-editor .cm-content")).to_contain_text("var score = 0; score += 41;")
    expect(page.locator("code-editor .cm-content")).to_be_focused()


def test_suggestions_are_switched_off_for_good(page: Page, stack: Stack) -> None:
    ask(page, stack, "a game")
    wait_for(page, "finished")
    edit(page, stack, "var score = 0;", "var score = 0;")
    button = page.get_by_role("button", name="Suggestions while typing")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")
    page.reload()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    edit(page, stack, "var score = 0;", "var score = 0;")
    expect(button).to_have_attribute("aria-pressed", "false")
    page.keyboard.type(" score ")
    expect(page.locator("version-menu [data-current]")).to_have_text("Version 2", timeout=10_000)
    assert not any(url.endswith("/complete") for url in asked)
