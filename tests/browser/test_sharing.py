"""Links and what they allow, by hand."""

import re
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_workspace import Held, ask, preview, wait_for
from tests.integration.stack import Stack

pytestmark = [pytest.mark.browser, pytest.mark.processes]


def shared(page: Page, stack: Stack) -> str:
    """The address of a page that is shared and done; its sheet is open."""
    ask(page, stack, "a quick page")
    wait_for(page, "finished")
    page.get_by_role("button", name="Share").click()
    page.get_by_role("button", name="Create a link").click()
    expect(page.locator("#share-link")).to_have_value(re.compile("/s/"))
    return page.locator("#share-link").input_value()


def test_a_link_is_there_again_after_a_reload(page: Page, stack: Stack) -> None:
    address = shared(page, stack)
    page.reload()
    page.get_by_role("button", name="Share").click()
    expect(page.locator("#share-link")).to_have_value(address)
    page.get_by_role("button", name="Copy link").click()
    page.get_by_role("button", name="Copied").click()
    expect(page.get_by_role("button", name="Copy link")).to_be_visible()
    page.get_by_role("button", name="Another link").click()
    expect(page.locator("#share-link")).not_to_have_value(address)
    page.get_by_text("All links (2)").click()
    page.locator("[data-choose]").last.click()
    expect(page.locator("#share-link")).to_have_value(address)
    expect(page.locator("#share-link")).to_be_focused()


def test_terms_are_changed_and_a_password_is_asked(
    page: Page, stack: Stack, chromium: Browser
) -> None:
    address = shared(page, stack)
    page.get_by_text("What it allows").click()
    page.get_by_label("Password").fill("sesame")
    page.get_by_label("Ends").select_option("3600")
    expect(page.locator(".sheet__summary")).to_contain_text("Ends")
    page.get_by_label("Password").press("Enter")
    expect(page.locator(".sheet__summary")).to_contain_text("With a password")
    expect(page.get_by_label("Password")).to_have_value("")
    page.get_by_label("Show it in the gallery").click()
    expect(page.locator("share-dialog [data-error]")).to_contain_text("password")
    expect(page.get_by_label("Show it in the gallery")).not_to_be_checked()
    grace = chromium.new_page()
    grace.goto(address)
    grace.get_by_label("Password").fill("wrong")
    grace.keyboard.press("Enter")
    expect(grace.get_by_role("alert")).to_have_text("That is not the password.")
    grace.get_by_label("Password").fill("sesame")
    grace.keyboard.press("Enter")
    expect(preview(grace).get_by_text("Line 119 of the page.")).to_be_attached()
    grace.close()


def test_a_revoked_link_leads_nowhere(page: Page, stack: Stack) -> None:
    address = shared(page, stack)
    page.get_by_role("button", name="Stop sharing").click()
    page.locator("confirm-dialog").get_by_role("button", name="Stop sharing").click()
    expect(page.get_by_role("button", name="Create a link")).to_be_visible()
    answer = page.goto(address)
    assert answer
    assert answer.status == 404


def test_who_follows_a_revoked_link_is_shown_that_it_ended(
    page: Page, stack: Stack, chromium: Browser
) -> None:
    ask(page, stack, "a slow page")  # it is still being written
    page.get_by_role("button", name="Share").click()
    page.get_by_role("button", name="Create a link").click()
    expect(page.locator("#share-link")).to_have_value(re.compile("/s/"))
    grace = chromium.new_page()
    grace.goto(page.locator("#share-link").input_value())
    expect(preview(grace).locator("p").first).to_be_attached()
    page.get_by_role("button", name="Stop sharing").click()
    page.locator("confirm-dialog").get_by_role("button", name="Stop sharing").click()
    expect(grace.get_by_role("heading", name="There is nothing here")).to_be_visible()
    grace.close()


class OtherSite(BaseHTTPRequestHandler):
    """A page of somebody else that embeds what its query names."""

    def do_GET(self) -> None:
        source = urlsplit(self.path).query
        body = f'<!DOCTYPE html><iframe src="{source}" width="800" height="600"></iframe>'
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *args: Any) -> None:
        pass


def test_another_site_can_show_the_page_but_not_what_is_around_it(
    page: Page, stack: Stack, chromium: Browser
) -> None:
    address = shared(page, stack)
    server = ThreadingHTTPServer(("127.0.0.1", 0), OtherSite)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        other = chromium.new_page()
        # Another host name than the application's: another site.
        other.goto(f"http://other.localhost:{server.server_port}/?{address}embed")
        embedded = other.frame_locator("iframe")
        shown = embedded.frame_locator("preview-frame iframe").last
        expect(shown.get_by_text("Line 119 of the page.")).to_be_attached()
        other.goto(f"http://other.localhost:{server.server_port}/?{address}")
        expect(other.frame_locator("iframe").locator("shared-artifact")).to_have_count(0)
        other.close()
    finally:
        server.shutdown()


BEGUN = (
    "<!DOCTYPE html><title>Begun</title><h1>Already here</h1><script>\n"
    "localStorage.visits = Number(localStorage.visits || 0) + 1;\n"
    "document.body.append(`visit ${localStorage.visits}`);\n</script>"
)
# What a script could do that the beginning should not have had.
GRAB = """
const watch = (of, name, isTheft) => {
  const kept = of[name];
  of[name] = function () {
    if (isTheft(this)) window.stolen = String(name);
    return Reflect.apply(kept, this, arguments);
  };
};
for (const name of ["ports", "data", "source"]) {
  Object.defineProperty(MessageEvent.prototype, name, { get() { window.stolen = name; } });
}
Object.defineProperty(MessagePort.prototype, "onmessage", { set() { window.stolen = "onmessage"; } });
for (const name of ["postMessage", "addEventListener", "start"]) {
  watch(MessagePort.prototype, name, (port) => port instanceof MessagePort);
}
const inEvent = () => window.event instanceof MessageEvent;
for (const name of [Symbol.iterator, "push", "splice", "forEach", "map"]) {
  watch(Array.prototype, name, inEvent);
}
window.addEventListener("message", () => { window.stolen = "message"; });
"""


def link_to(stack: Stack, html: str) -> str:
    body = {"title": "Begun", "files": {"index.html": html}}
    artifact = stack.call("POST", "/api/artifacts/import", body)
    link = stack.call("POST", f"/api/artifacts/{artifact['id']}/share", {"version": None})
    return f"{stack.origin}/s/{link['token']}/"


def test_the_beginning_of_a_page_shows_before_our_scripts(page: Page, stack: Stack) -> None:
    address = link_to(stack, BEGUN)
    held = Held(page, r"/js/share\b")
    for visit in (1, 2):  # the second finds what the first stored
        page.goto(address, wait_until="commit")
        expect(preview(page).get_by_role("heading", name="Already here")).to_be_visible()
        assert "visit" not in preview(page).locator("body").inner_text()
        held.release()
        expect(preview(page).locator("body")).to_contain_text(f"visit {visit}")
        assert preview(page).locator("h1").count() == 1
        assert page.frames[-1].evaluate("window.name") == ""
        page.wait_for_timeout(600)  # what is stored is kept a moment later


def test_what_runs_too_early_cannot_take_the_port(page: Page, stack: Stack) -> None:
    held = Held(page, r"/js/share\b")
    page.goto(link_to(stack, BEGUN), wait_until="commit")
    expect(preview(page).get_by_role("heading", name="Already here")).to_be_visible()
    page.frames[-1].evaluate(GRAB)
    held.release()
    page.wait_for_selector("preview-frame[data-painted]")
    assert page.frames[-1].evaluate("window.stolen") is None
