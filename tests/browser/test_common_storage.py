"""What visitors of a link store together, where its owner lets them."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_workspace import ask, preview, wait_for
from tests.integration.stack import Stack

pytestmark = [pytest.mark.browser, pytest.mark.processes]

NOTE = """<!DOCTYPE html><title>Notes</title><p id=note></p><p id=event></p>
<button onclick="localStorage.note = 'from ' + name">Write</button><script>
const show = () => { document.querySelector('#note').textContent = localStorage.note ?? 'none' };
addEventListener('storage', ({ key, newValue, storageArea }) => {
    show();
    document.querySelector('#event').textContent = `${key}=${newValue} ${storageArea === localStorage}`;
});
show();
try { localStorage.big = 'x'.repeat(100000) }
catch (error) { document.title = error.name; document.body.append(error.name) }
</script>"""
SHOWN = "html => document.querySelector('preview-frame').show(html)"


@pytest.fixture
def heidi(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context()
    yield context.new_page()
    context.close()


def shared(page: Page, stack: Stack) -> str:
    ask(page, stack, "a counting page")
    wait_for(page, "finished")
    page.get_by_role("button", name="Share", exact=True).click()
    page.get_by_role("button", name="Create a link").click()
    expect(page.locator("#share-link")).to_have_value(re.compile(r"/s/"))
    page.get_by_text("What it allows").click()
    page.get_by_label("Visitors share what the page stores").check()
    expect(page.locator("share-dialog [data-said]")).to_have_text("Saved")
    return page.locator("#share-link").input_value()


def test_what_one_visitor_writes_the_other_sees(
    page: Page, heidi: Page, stack: Stack, chromium: Browser
) -> None:
    link = shared(page, stack)
    context = chromium.new_context()
    grace = context.new_page()
    for visitor in (grace, heidi):
        visitor.goto(link)
        expect(visitor.get_by_text("shared with all visitors")).to_be_visible()
        expect(visitor.get_by_role("button", name="More for this page")).to_have_count(0)
        expect(preview(visitor).locator("#visits")).to_be_visible()
        visitor.evaluate(SHOWN, NOTE)
        note = visitor.frame_locator("preview-frame iframe").first
        expect(note.locator("#note")).to_have_text("none")
        expect(note.get_by_text("QuotaExceededError")).to_be_visible()
    grace.frame_locator("preview-frame iframe").first.get_by_role("button").click()
    other = heidi.frame_locator("preview-frame iframe").first
    expect(other.locator("#note")).to_have_text("from ", timeout=30_000)
    expect(other.locator("#event")).to_have_text("note=from true")
    grace.goto(f"{link}embed")
    expect(grace.get_by_text("shared with all visitors")).to_be_visible()
    context.close()


def test_turning_it_off_asks_first(page: Page, stack: Stack) -> None:
    shared(page, stack)
    choice = page.get_by_label("Visitors share what the page stores")
    for answer, expected in (("Cancel", True), ("Delete", False)):
        choice.click()
        page.locator("confirm-dialog").get_by_role("button", name=answer).click()
        expect(choice).to_be_checked(checked=expected)
