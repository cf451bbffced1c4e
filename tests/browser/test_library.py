"""The library, the gallery and copies, by hand."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_sharing import shared
from tests.browser.test_workspace import ask, preview, wait_for
from tests.integration.stack import Stack

pytestmark = [pytest.mark.browser, pytest.mark.processes]
MANY = 33  # more than one page of the library
IMPORT = """async ([count]) => {
  const headers = {
    "Content-Type": "application/json",
    "X-CSRFToken": document.querySelector("meta[name=csrf-token]").content,
  };
  for (let number = 1; number <= count; number += 1) {
    const body = JSON.stringify({ title: `Page ${number}`, files: { "index.html": "<p>Hi" } });
    await fetch("/api/artifacts/import", { method: "POST", headers, body });
  }
}"""


def fill(page: Page, stack: Stack, count: int) -> None:
    page.goto(stack.origin)
    page.evaluate(IMPORT, [count])
    page.goto(f"{stack.origin}/library")


def test_a_title_is_changed_in_place(page: Page, stack: Stack) -> None:
    fill(page, stack, 1)
    page.get_by_role("button", name="Rename").click()
    field = page.get_by_label("New title")
    expect(field).to_be_focused()
    field.fill("Never mind")
    field.press("Escape")
    expect(page.get_by_role("link", name="Page 1")).to_be_visible()
    expect(page.get_by_role("button", name="Rename")).to_be_focused()
    page.keyboard.press("Enter")
    field.fill("Pocket garden")
    field.press("Enter")
    expect(page.get_by_role("link", name="Pocket garden")).to_be_visible()
    page.reload()
    expect(page.get_by_role("link", name="Pocket garden")).to_be_visible()


def test_what_is_deleted_comes_back(page: Page, stack: Stack) -> None:
    fill(page, stack, 3)
    titles = page.locator(".card__title")
    expect(titles).to_have_text(["Page 3", "Page 2", "Page 1"])
    page.get_by_role("button", name="Delete").nth(1).click()
    expect(titles).to_have_text(["Page 3", "Page 1"])
    expect(page.get_by_role("link", name="Page 1")).to_be_focused()
    page.get_by_role("button", name="Undo").click()
    expect(titles).to_have_text(["Page 3", "Page 2", "Page 1"])
    page.get_by_role("button", name="Delete").first.click()
    expect(titles).to_have_text(["Page 2", "Page 1"])
    page.get_by_role("link", name="Recently deleted").click()
    page.get_by_role("button", name="Bring back").click()
    expect(page.get_by_text("Nothing has been deleted lately.")).to_be_visible()
    page.get_by_role("link", name="Back to the library").click()
    expect(titles).to_have_text(["Page 3", "Page 2", "Page 1"])


def test_more_is_shown_and_searched(page: Page, stack: Stack) -> None:
    fill(page, stack, MANY)
    expect(page.locator(".card")).to_have_count(30)
    page.get_by_role("link", name="Show more").dblclick()
    expect(page.get_by_role("link", name="Show more")).to_be_hidden()
    expect(page.locator(".card")).to_have_count(MANY)
    expect(page.get_by_role("link", name="Page 3", exact=True)).to_be_focused()
    expect(page.get_by_role("link", name="Show more")).to_be_hidden()
    page.get_by_role("searchbox").fill("page 33")
    page.keyboard.press("Enter")
    expect(page.locator(".card__title")).to_have_text(["Page 33"])
    page.get_by_role("searchbox").fill("elephant")
    page.keyboard.press("Enter")
    expect(page.get_by_text("No title or sentence matches “elephant”.")).to_be_visible()


def test_a_page_of_the_gallery_is_remixed(page: Page, stack: Stack, chromium: Browser) -> None:
    shared(page, stack)
    page.get_by_text("What it allows").click()
    page.get_by_label("Show it in the gallery").check()
    expect(page.locator(".sheet__summary")).to_contain_text("In the gallery")
    grace = chromium.new_context().new_page()
    grace.goto(f"{stack.origin}/gallery")
    grace.get_by_role("link", name="Long page").first.click()
    grace.get_by_role("button", name="Remix").click()
    grace.wait_for_url(re.compile("/artifacts/"))
    expect(preview(grace).get_by_text("Line 119 of the page.")).to_be_attached()
    expect(grace.get_by_text("Remixed from Long page")).to_be_visible()
    grace.context.close()


def test_an_older_version_becomes_a_page_of_its_own(page: Page, stack: Stack) -> None:
    ask(page, stack, "a quick page")
    wait_for(page, "finished")
    page.get_by_label("What should change?").fill("quick: with more colour")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Version 2").first.wait_for()
    wait_for(page, "finished")
    before = page.url
    page.locator("version-menu > button").click()
    page.locator('version-menu [data-version="1"]').click()
    page.get_by_role("button", name="Branch").click()
    page.wait_for_url(lambda url: url != before)
    page.get_by_role("link", name="Long page").click()
    expect(page).to_have_url(before)
