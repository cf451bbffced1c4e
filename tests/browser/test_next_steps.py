"""What the model suggests after a page, and what a tap on it does."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_editing import edit
from tests.browser.test_workspace import ask, wait_for
from tests.integration.stack import Stack

pytestmark = [pytest.mark.browser, pytest.mark.processes]


def test_a_tap_asks_for_the_next_step(page: Page, stack: Stack) -> None:
    ask(page, stack, "a game")
    wait_for(page, "finished")
    steps = page.get_by_role("group", name="Next steps").get_by_role("button")
    expect(steps).to_have_text(
        ["Make the background dark", "call it Clicks & more", "Add a high score"],
        timeout=15_000,
    )
    expect(page.locator("[data-title]")).to_have_text("Game")  # the page names itself
    page.reload()
    expect(steps).to_have_count(3)
    page.get_by_label("What should change?").fill("make the")
    steps.last.click()  # a draft is not sent along
    expect(page.get_by_label("What should change?")).to_have_value("make the\nAdd a high score")
    page.get_by_label("What should change?").fill("")
    steps.nth(1).press("Enter")
    expect(page.locator('[data-role="user"]').last).to_contain_text("call it Clicks & more")
    expect(page.locator('chat-log [data-version="2"]')).to_be_visible()
    expect(steps).to_have_count(3)


def test_a_page_without_a_title_is_named(page: Page, stack: Stack) -> None:
    ask(page, stack, "a counting page")
    wait_for(page, "finished")
    expect(page.locator("[data-title]")).to_have_text("Named by the model")


def test_they_come_back_after_a_change_by_hand(page: Page, stack: Stack) -> None:
    ask(page, stack, "a game")
    wait_for(page, "finished")
    steps = page.get_by_role("group", name="Next steps").get_by_role("button")
    expect(steps).to_have_count(3, timeout=15_000)
    edit(page, stack, "white", "rgb(1, 2, 3)")
    expect(steps).to_have_count(0, timeout=15_000)
    expect(steps).to_have_count(3, timeout=15_000)
