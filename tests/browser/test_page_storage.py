"""What a page stores stays with the viewer's browser, and goes when asked."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_workspace import ask, preview, wait_for
from tests.integration.stack import Stack

pytestmark = [pytest.mark.browser, pytest.mark.processes]

VISITS = "#visits"
KEPT = """visits => new Promise((resolve) => {
    const opening = indexedDB.open('artifact-pages');
    opening.onsuccess = () => {
        const asked = opening.result.transaction('pages').objectStore('pages').getAll();
        asked.onsuccess = () => resolve(asked.result.some(({ items }) => items.some(([, value]) => value === visits)));
    };
})"""
SHOWN = "html => document.querySelector('preview-frame').show(html)"


def wait_until_kept(page: Page, visits: int) -> None:
    while not page.evaluate(KEPT, str(visits)):
        page.wait_for_timeout(50)


def test_a_page_finds_what_it_stored(page: Page, stack: Stack) -> None:
    ask(page, stack, "a counting page")
    wait_for(page, "finished")
    expect(preview(page).locator(VISITS)).to_have_text("1")
    wait_until_kept(page, 1)
    page.reload()
    expect(preview(page).locator(VISITS)).to_have_text("2")
    wait_until_kept(page, 2)
    page.get_by_role("button", name="Reload the preview").click()
    expect(preview(page).locator(VISITS)).to_have_text("3")


def test_it_can_be_cleared(page: Page, stack: Stack) -> None:
    ask(page, stack, "a counting page")
    wait_for(page, "finished")
    expect(preview(page).locator(VISITS)).to_have_text("1")
    wait_until_kept(page, 1)
    page.get_by_role("button", name="Reload the preview").click()
    expect(preview(page).locator(VISITS)).to_have_text("2")
    page.get_by_role("button", name="More for this page").click()
    page.get_by_role("button", name="Clear this page's storage").click()
    page.get_by_role("button", name="Clear", exact=True).and_(
        page.locator("[data-confirm]")
    ).click()
    expect(page.get_by_text("storage is empty now")).to_be_visible()
    expect(preview(page).locator(VISITS)).to_have_text("1")


def test_each_page_has_its_own(page: Page, stack: Stack) -> None:
    for _ in "ab":
        ask(page, stack, "a counting page")
        wait_for(page, "finished")
        expect(preview(page).locator(VISITS)).to_have_text("1")
        wait_until_kept(page, 1)


def test_a_page_that_stores_too_much_is_told(page: Page, stack: Stack) -> None:
    ask(page, stack, "a counting page")
    wait_for(page, "finished")
    page.evaluate(
        SHOWN,
        "<!DOCTYPE html><p id=a></p><script>try { localStorage.a = 'x'.repeat(5_000_001) }"
        "catch (error) { document.getElementById('a').textContent = error.name }</script>",
    )
    expect(page.frame_locator("preview-frame iframe").first.locator("#a")).to_have_text(
        "QuotaExceededError"
    )


def test_it_is_kept_behind_a_link_too(page: Page, stack: Stack, chromium: Browser) -> None:
    ask(page, stack, "a counting page")
    wait_for(page, "finished")
    page.get_by_role("button", name="Share", exact=True).click()
    page.get_by_role("button", name="Create a link").click()
    link = page.locator("#share-link")
    expect(link).to_have_value(re.compile(r"/s/"))
    grace = chromium.new_page()
    for visit in ("1", "2"):
        grace.goto(link.input_value())
        expect(preview(grace).locator(VISITS)).to_have_text(visit)
        wait_until_kept(grace, int(visit))
    grace.get_by_role("button", name="More for this page").click()
    grace.get_by_role("button", name="Clear this page's storage").click()
    grace.locator("[data-confirm]").click()
    expect(preview(grace).locator(VISITS)).to_have_text("1")
    grace.close()
