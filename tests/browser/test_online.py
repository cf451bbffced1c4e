"""An owner lets a page use the internet, in the preview's menu."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_workspace import ask, preview, wait_for
from tests.integration.stack import Stack

pytestmark = [pytest.mark.browser, pytest.mark.processes]


def test_a_page_is_let_online_and_stays_contained(page: Page, stack: Stack) -> None:
    ask(page, stack, "a page, quick")
    wait_for(page, "finished")
    page.get_by_role("button", name="More for this page").click()
    page.get_by_text("Let this page use the internet").click()
    dialog = page.get_by_role("dialog").or_(page.get_by_role("alertdialog"))
    expect(dialog).to_contain_text("Whoever opens a link to it is told")
    dialog.get_by_role("button", name="Allow").click()
    expect(page.locator("preview-frame iframe").last).to_have_attribute(
        "src", f"{stack.origin.replace('localhost', '127.0.0.1')}/sandbox/frame-online"
    )
    expect(preview(page).get_by_text("Line 3 of the page.")).to_be_visible()
    frame = page.frames[-1]
    assert frame.evaluate("origin") == "null"
    kept = "image => { image.src = 'https://example.com/a.png'; return image.src }"
    assert frame.evaluate(f"({kept})(new Image())") == "https://example.com/a.png"
    assert frame.evaluate("fetch('/healthz').then(() => 'reached', () => 'refused')") == "refused"

    page.get_by_role("button", name="More for this page").click()
    page.get_by_text("Take the internet away").click()
    expect(page.locator("preview-frame iframe").last).to_have_attribute(
        "src", f"{stack.origin.replace('localhost', '127.0.0.1')}/sandbox/frame"
    )
