"""Pointing at an element, and going where the console points."""

import json

import pytest
import redis
from playwright.sync_api import Browser, Page, expect

from artifacts_app.generation.engine_state import EngineState
from tests.browser.test_workspace import ask, preview, wait_for
from tests.integration.stack import Stack
from tests.support import workers

pytestmark = [pytest.mark.browser, pytest.mark.processes]


def test_a_sentence_is_about_the_element_that_was_clicked(page: Page, stack: Stack) -> None:
    ask(page, stack, "a game")
    wait_for(page, "finished")
    point = page.get_by_role("button", name="Point at an element")
    point.click()
    page.locator("preview-frame").hover()
    preview(page).get_by_role("button", name="0").click()
    expect(point).to_have_attribute("aria-pressed", "false")
    chip = page.locator("[data-about-chip]")
    expect(chip).to_contain_text("<button> 0")
    expect(preview(page).get_by_role("button", name="0")).to_be_visible()  # it was not pressed
    expect(page.get_by_label("What should change?")).to_be_focused()
    page.keyboard.type("make the background dark")
    with page.expect_request("**/messages") as sent:
        page.keyboard.press("Enter")
    about = json.loads(sent.value.post_data or "")["about"]
    assert (about["path"], about["line"]) == ("index.html", 10)
    expect(chip).to_be_hidden()
    expect(page.locator("[data-about-tag]:visible")).to_contain_text("<button onclick=")


def test_the_tree_is_walked_by_keys_and_left_by_escape(page: Page, stack: Stack) -> None:
    ask(page, stack, "a game")
    wait_for(page, "finished")
    preview(page).locator("body").wait_for()
    point = page.get_by_role("button", name="Point at an element")
    point.focus()
    page.keyboard.press("Enter")
    expect(preview(page).locator("artifacts-outline")).to_be_visible()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page.locator("[data-about-label]")).to_contain_text("<body>")
    page.get_by_role("button", name="About the whole page again").click()
    expect(page.locator("[data-about-chip]")).to_be_hidden()
    point.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(point).to_have_attribute("aria-pressed", "false")
    expect(preview(page).locator("artifacts-outline")).to_have_count(0)
    expect(page.locator("[data-about-chip]")).to_be_hidden()


def test_a_line_of_the_console_opens_the_code_there(chromium: Browser, stack: Stack) -> None:
    page = chromium.new_page()
    ask(page, stack, "an error")
    wait_for(page, "finished")
    page.locator(".console__summary").click()
    page.locator("button.console__place").first.click()
    expect(page.locator("code-editor .cm-activeLine").first).to_contain_text("missing()")
    page.close()


def test_one_of_several_models_is_chosen_for_good(page: Page, stack: Stack) -> None:
    server = redis.Redis.from_url(stack.valkey.url)
    other = EngineState("another", is_demo=False, ready=True)
    workers.say(server, "another", other, seconds=30)
    page.goto(stack.origin)
    models = page.get_by_role("combobox", name="Model")
    models.select_option("scripted")
    page.reload()
    expect(models).to_have_value("scripted")
    page.get_by_role("textbox").fill("a game")
    with page.expect_request("**/api/artifacts") as sent:
        page.keyboard.press("Enter")
    assert json.loads(sent.value.post_data or "")["model"] == "scripted"
    wait_for(page, "finished")
    workers.silence(server, "another")


def test_errors_are_fixed_by_itself_on_wish(chromium: Browser, stack: Stack) -> None:
    page = chromium.new_context().new_page()
    page.add_init_script("localStorage.setItem('self-repair', 'on')")
    ask(page, stack, "an error")
    expect(page.locator("version-menu [data-current]")).to_have_text("Version 2", timeout=20_000)
    expect(page.get_by_text("The page reports these errors")).to_have_count(1)
    expect(page.locator('[data-action="self-repair"]')).to_have_attribute("aria-pressed", "true")
    page.context.close()


def test_an_empty_page_offers_to_be_fixed(page: Page, stack: Stack) -> None:
    ask(page, stack, "a blank page")
    expect(page.get_by_role("button", name="Fix it")).to_be_visible(timeout=20_000)
    page.locator(".console__summary").click()
    expect(page.locator("[data-entries]")).to_contain_text("The page is empty")
