"""The workspace by keyboard."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_workspace import ask, wait_for
from tests.integration.stack import Stack

pytestmark = [pytest.mark.browser, pytest.mark.processes]


def test_the_workspace_by_keyboard(page: Page, stack: Stack) -> None:
    ask(page, stack, "a page, quick")
    wait_for(page, "finished")
    sheet = page.get_by_role("dialog", name="Keyboard shortcuts")
    page.keyboard.press("Control+/")
    expect(sheet).to_be_visible()
    page.keyboard.press("Alt+2")  # behind an open sheet nothing happens
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    expect(page.get_by_role("tab", name="Preview")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Alt+2")
    expect(page.get_by_role("tab", name="Code")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Alt+1")
    expect(page.get_by_role("tab", name="Preview")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Control+k")
    expect(page.get_by_label("What should change?")).to_be_focused()
    page.keyboard.press("Alt+s")
    expect(page.get_by_role("dialog")).to_be_visible()


def test_a_page_in_the_making_is_stopped_by_keyboard(page: Page, stack: Stack) -> None:
    ask(page, stack, "a page")
    page.wait_for_selector("artifact-workspace[data-status=running]")
    page.keyboard.press("Control+.")
    wait_for(page, "cancelled")
