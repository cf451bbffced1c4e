"""What a person does, in a real browser, with a real stack."""

import re
import signal

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, Route, expect

from tests.integration.stack import Stack

pytestmark = [pytest.mark.browser, pytest.mark.processes]


def ask(page: Page, stack: Stack, sentence: str) -> None:
    page.goto(stack.origin)
    page.get_by_role("textbox").fill(sentence)
    page.keyboard.press("Enter")
    page.wait_for_url("**/artifacts/*/")


def preview(page: Page) -> FrameLocator:
    return page.frame_locator("preview-frame iframe").last


def wait_for(page: Page, status: str) -> None:
    page.wait_for_selector(f"artifact-workspace[data-status={status}]", timeout=30_000)


class Held:
    """Holds a request back, as a slow network would."""

    def __init__(self, page: Page, address: str) -> None:
        self._page = page
        self._route: Route | None = None
        page.route(re.compile(address), self._hold)

    def _hold(self, route: Route) -> None:
        self._route = route

    def release(self) -> None:
        while self._route is None:
            self._page.wait_for_timeout(20)
        self._route.continue_()
        self._route = None


def runs(page: Page) -> int:
    """How often the page's script ran, read inside the frame."""
    return int(page.frames[-1].evaluate("window.runs"))


def test_the_page_paints_while_it_is_written(page: Page, stack: Stack) -> None:
    ask(page, stack, "an unhurried page")
    expect(preview(page).get_by_text("Line 3 of the page.")).to_be_visible()
    assert page.get_attribute("artifact-workspace", "data-status") == "running"
    expect(page.get_by_text("Writing index.html")).to_be_visible()
    wait_for(page, "finished")
    expect(preview(page).get_by_text("Line 119 of the page.")).to_be_attached()
    expect(page.locator("[data-title]")).to_have_text("Long page")


def test_it_takes_one_frame_and_each_script_runs_once(page: Page, stack: Stack) -> None:
    loads: list[str] = []
    page.on("framenavigated", lambda frame: loads.append(frame.url))
    ask(page, stack, "a quick page")
    wait_for(page, "finished")
    expect(preview(page).get_by_role("button", name="Press")).to_be_attached()
    assert runs(page) == 1
    assert len([url for url in loads if url.endswith("/sandbox/frame")]) == 1
    assert page.locator("preview-frame iframe").count() == 1


def test_the_frame_is_somebody_else(page: Page, stack: Stack) -> None:
    ask(page, stack, "a quick page")
    wait_for(page, "finished")
    preview(page).locator("body").wait_for()
    frame = page.frames[-1]
    assert frame.url.startswith("http://127.0.0.1")
    assert frame.evaluate("origin") == "null"
    with pytest.raises(Exception, match=r"Blocked a frame|cross-origin"):
        frame.evaluate("parent.document.title")
    assert frame.evaluate("fetch('/healthz').then(() => 'reached', () => 'refused')") == "refused"


def test_a_reload_in_the_middle_goes_on(page: Page, stack: Stack) -> None:
    ask(page, stack, "a page")
    expect(preview(page).get_by_text("Line 3 of the page.")).to_be_visible()
    page.reload()
    wait_for(page, "finished")
    expect(preview(page).locator("p")).to_have_count(120)
    page.get_by_role("tab", name="Code").click()
    text = page.locator("[data-code]").text_content() or ""
    assert text.count("of the page.") == 120


def test_the_server_may_die_meanwhile(page: Page, stack: Stack) -> None:
    ask(page, stack, "a page")
    expect(preview(page).get_by_text("Line 3 of the page.")).to_be_visible()
    stack.end("web", signal.SIGKILL)
    stack.start_web()
    stack.wait_until_ready()  # for the tests after this one too
    wait_for(page, "finished")
    expect(preview(page).locator("p")).to_have_count(120)
    assert runs(page) == 1


def test_stop_keeps_what_was_written(page: Page, stack: Stack) -> None:
    ask(page, stack, "a slow page")
    expect(preview(page).get_by_text("Line 3 of the page.")).to_be_visible()
    page.get_by_role("button", name="Stop").click()
    wait_for(page, "cancelled")
    expect(page.get_by_role("button", name="Version 1").first).to_be_visible()
    expect(page.get_by_role("button", name="Try again")).to_be_visible()


def test_a_failure_says_why_also_after_a_reload(page: Page, stack: Stack) -> None:
    ask(page, stack, "a broken page")
    wait_for(page, "failed")
    expect(page.get_by_text("The model fell over.")).to_be_visible()
    page.reload()
    expect(page.get_by_text("The model fell over.")).to_be_visible()


def test_an_answer_without_a_page_is_said_to_be_one(page: Page, stack: Stack) -> None:
    ask(page, stack, "nothing, please")
    wait_for(page, "finished")
    expect(page.get_by_text("There was no page in the answer")).to_be_visible()


def test_separate_files_are_shown_as_one_page(page: Page, stack: Stack) -> None:
    ask(page, stack, "two files")
    expect(preview(page).get_by_text("joined")).to_be_visible()
    page.get_by_role("tab", name="Code").click()
    expect(page.get_by_role("button", name="go.js")).to_be_visible()


def test_a_change_follows_in_the_same_page(page: Page, stack: Stack) -> None:
    ask(page, stack, "a quick page")
    wait_for(page, "finished")
    held = Held(page, "/messages$")
    page.get_by_role("textbox").fill("quick: with more colour")
    page.keyboard.press("Enter")
    page.get_by_role("textbox").fill("and larger")  # while the sentence is being sent
    held.release()
    messages = page.get_by_role("region", name="Messages")
    expect(messages.get_by_text("quick: with more colour")).to_be_visible()
    expect(page.locator("version-menu [data-current]")).to_have_text("Version 2", timeout=20_000)
    expect(page.get_by_role("textbox")).to_have_value("and larger")


def test_a_sentence_stands_before_its_answer_however_late_it_is_taken(
    page: Page, stack: Stack
) -> None:
    ask(page, stack, "a quick page")
    wait_for(page, "finished")

    def late(route: Route) -> None:
        answer = route.fetch()
        expect(page.locator("version-menu [data-current]")).to_have_text("Version 2")
        route.fulfill(response=answer)

    page.route(re.compile("/messages$"), late)
    page.get_by_role("textbox").fill("quick: with more colour")
    page.keyboard.press("Enter")
    expect(page.get_by_text("quick: with more colour")).to_be_visible()
    said = page.locator("[data-messages] > *")
    assert said.evaluate_all("all => all.map((one) => one.dataset.role)") == [
        "user", "assistant", "user", "assistant",
    ]  # fmt: skip


def test_a_change_of_style_keeps_what_the_page_holds(page: Page, stack: Stack) -> None:
    ask(page, stack, "a game")
    wait_for(page, "finished")
    button = preview(page).get_by_role("button")
    button.click()
    button.click()
    page.get_by_role("textbox").fill("make the background dark")
    page.keyboard.press("Enter")
    expect(page.locator("version-menu [data-current]")).to_have_text("Version 2", timeout=20_000)
    expect(preview(page).locator("body")).to_have_css("background-color", "rgb(0, 0, 0)")
    expect(button).to_have_text("2")
    page.get_by_role("tab", name="Code").click()
    expect(page.locator("[data-code]")).to_contain_text("background: black")


def test_a_change_of_text_keeps_what_the_page_holds(page: Page, stack: Stack) -> None:
    ask(page, stack, "a game")
    wait_for(page, "finished")
    button = preview(page).get_by_role("button")
    button.click()
    page.get_by_role("textbox").fill("call it Clicks & more")
    page.keyboard.press("Enter")
    expect(page.locator("version-menu [data-current]")).to_have_text("Version 2", timeout=20_000)
    title = preview(page).locator("title")
    assert title.evaluate("title => title.textContent") == "Clicks & more"
    expect(button).to_have_text("1")


def test_any_other_change_begins_the_page_anew(page: Page, stack: Stack) -> None:
    ask(page, stack, "a game")
    wait_for(page, "finished")
    preview(page).get_by_role("button").click()
    page.get_by_role("textbox").fill("begin with forty")
    page.keyboard.press("Enter")
    expect(page.locator("version-menu [data-current]")).to_have_text("Version 2", timeout=20_000)
    expect(preview(page).get_by_role("button")).to_have_text("0")
    page.locator("preview-frame").hover()  # until then the keyboard is kept from the page
    preview(page).get_by_role("button").click()
    expect(preview(page).get_by_role("button")).to_have_text("41")


def test_errors_of_the_page_are_fixed_with_one_click(chromium: Browser, stack: Stack) -> None:
    page = chromium.new_page()
    ask(page, stack, "an error")
    wait_for(page, "finished")
    expect(page.locator("console-panel .console__count[data-count=error]")).to_have_text("1")
    page.get_by_role("button", name="Fix it").click()
    expect(page.get_by_text("missing is not defined").first).to_be_visible()
    expect(page.locator("version-menu [data-current]")).to_have_text("Version 2", timeout=20_000)
    expect(page.get_by_role("button", name="Fix it")).to_be_hidden()
    page.close()


def test_a_page_that_hangs_can_be_stopped(page: Page, stack: Stack) -> None:
    ask(page, stack, "a frozen page")
    notice = page.get_by_text("stopped responding")
    expect(notice).to_be_visible(timeout=20_000)
    page.locator(".preview__notice").get_by_role("button", name="Stop").click()
    expect(page.locator("preview-frame iframe")).to_have_count(0)


def test_the_console_counts_without_opening_itself(page: Page, stack: Stack) -> None:
    ask(page, stack, "a quick page")
    wait_for(page, "finished")
    expect(page.locator("console-panel .console__count[data-count=log]")).to_have_text("1")
    expect(page.get_by_text("ran {runs: 1}")).to_be_hidden()
    page.locator("console-panel summary").first.click()
    expect(page.get_by_text("ran {runs: 1}")).to_be_visible()


def test_who_has_the_link_watches_it_being_written(
    page: Page, stack: Stack, chromium: Browser
) -> None:
    ask(page, stack, "a quick page")
    wait_for(page, "finished")
    page.get_by_role("button", name="Share").click()
    page.get_by_role("button", name="Create a link").click()
    link = page.locator("#share-link")
    expect(link).to_have_value(re.compile(r"/s/"))
    page.keyboard.press("Escape")
    page.get_by_label("What should change?").fill("write it anew")
    page.keyboard.press("Enter")
    wait_for(page, "running")
    grace = chromium.new_page()
    held = Held(grace, "/content$")
    grace.goto(link.input_value())
    new = preview(grace).get_by_role("heading", name="Written anew")
    expect(new).to_be_attached()
    held.release()  # the version before comes later than the new one's beginning
    expect(preview(grace).get_by_text("Line 60 of the page.")).to_be_attached(timeout=30_000)
    expect(new).to_be_attached()
    grace.close()


@pytest.mark.parametrize("size", [(1440, 900), (1024, 768), (390, 844)])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_is_wider_than_its_screen(
    chromium: Browser, stack: Stack, size: tuple[int, int], scheme: str
) -> None:
    width, height = size
    context = chromium.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    page.goto(stack.origin)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    ask(page, stack, "a quick page")
    wait_for(page, "finished")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("document.documentElement.scrollHeight") <= height
    context.close()


def test_it_speaks_chinese(chromium: Browser, stack: Stack) -> None:
    context = chromium.new_context(locale="zh-CN")
    page = context.new_page()
    page.goto(stack.origin)
    assert page.get_attribute("html", "lang") == "zh-hans"
    ask(page, stack, "a quick page")
    wait_for(page, "finished")
    expect(page.get_by_text("完成").first).to_be_visible()
    context.close()
