"""Untrusted pages try what they can, in the workspace and behind a link; and where nobody minds."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.attacks.attacks import ATTACKS
from tests.browser.attacks.canary import NAIVE, Canary
from tests.browser.test_workspace import ask, wait_for
from tests.integration.stack import Stack

pytestmark = [pytest.mark.browser, pytest.mark.processes]

TIME = 250  # milliseconds that each page has for what it wants
LEAST_IN_NAIVE = 40  # attacks that must succeed where nothing stops them, or they prove nothing
SHOWN = "html => document.querySelector('preview-frame').show(html)"
SHOWN_NAIVELY = "html => { document.getElementById('f').srcdoc = html }"
STATE = "() => [document.title, location.href, localStorage.length, window.name, document.fullscreenElement]"


@pytest.fixture(scope="module")
def canary() -> Iterator[Canary]:
    with Canary() as canary:
        yield canary


class Watch:
    """What a context's pages do that is seen from outside."""

    def __init__(self, context: BrowserContext, page: Page) -> None:
        self.page = page
        self.events: list[str] = []
        context.on("page", lambda other: self.events.append("popup"))
        page.on("dialog", self._dialog)
        page.on("download", lambda download: self.events.append("download"))

    def _dialog(self, dialog) -> None:  # type: ignore[no-untyped-def]
        self.events.append(f"dialog {dialog.type}")
        dialog.dismiss()


def page_with(html: str) -> str:
    return f"<!DOCTYPE html>\n<html>\n<head></head>\n<body>\n<h1>Attack</h1>\n{html}\n</body>\n</html>\n"


def successes(
    page: Page, watch: Watch, canary: Canary, show: str, again: Callable[[], object]
) -> dict[str, str]:
    """Attack → what it achieved."""
    achieved: dict[str, str] = {}
    before = page.evaluate(STATE)
    for name, html in ATTACKS.items():
        watch.events.clear()
        page.evaluate(show, page_with(html.replace("$URL", f"{canary.origin}/{name}.")))
        page.wait_for_timeout(TIME)
        found = [*watch.events]
        if canary.reached_by(f"{name}."):
            found.append("reached the canary")
        found += [f"stole {text}" for text in stolen(page)]
        try:
            changed = page.evaluate(STATE) != before
        except Exception:  # the page itself has gone elsewhere
            changed = True
        if changed:
            found.append("changed the page around it")
            again()
            before = page.evaluate(STATE)
        if found:
            achieved[name] = ", ".join(found)
    return achieved


def stolen(page: Page) -> list[str]:
    texts = []
    for frame in page.frames[1:]:
        try:
            text = frame.evaluate("typeof stolen === 'undefined' ? '' : String(stolen)")
        except Exception:  # noqa: S112  # a frame that is being replaced
            continue
        if text:
            texts.append(text[:60])
    return texts


def test_nothing_leaves_the_workspace_preview(
    chromium: Browser, stack: Stack, canary: Canary
) -> None:
    context = chromium.new_context(permissions=[])
    page = context.new_page()
    ask(page, stack, "a quick page")
    wait_for(page, "finished")
    watch = Watch(context, page)
    assert successes(page, watch, canary, SHOWN, page.reload) == {}
    context.close()


def test_nothing_leaves_a_shared_page(chromium: Browser, stack: Stack, canary: Canary) -> None:
    artifact = stack.call(
        "POST", "/api/artifacts/import", {"title": "Shared", "files": {"index.html": page_with("")}}
    )
    link = stack.call("POST", f"/api/artifacts/{artifact['id']}/share", {"version": None})
    context = chromium.new_context()
    page = context.new_page()
    url = link["url"]
    page.goto(url if url.startswith("http") else stack.origin + url)
    page.wait_for_selector("preview-frame iframe", state="attached")
    watch = Watch(context, page)
    canary.paths.clear()
    assert successes(page, watch, canary, SHOWN, page.reload) == {}
    context.close()


def test_nothing_leaves_a_page_in_a_tab_of_its_own(
    chromium: Browser, stack: Stack, canary: Canary
) -> None:
    context = chromium.new_context()
    page = context.new_page()
    ask(page, stack, "a quick page")
    wait_for(page, "finished")
    page.goto(f"{page.url}page")
    page.wait_for_selector("preview-frame iframe", state="attached")
    watch = Watch(context, page)
    canary.paths.clear()
    assert successes(page, watch, canary, SHOWN, page.reload) == {}
    context.close()


def test_the_same_pages_get_far_where_nobody_minds(chromium: Browser, canary: Canary) -> None:
    context = chromium.new_context()
    page = context.new_page()
    page.goto(canary.origin + NAIVE)
    watch = Watch(context, page)
    canary.paths.clear()

    achieved = successes(
        page, watch, canary, SHOWN_NAIVELY, lambda: page.goto(canary.origin + NAIVE)
    )
    assert len(achieved) >= LEAST_IN_NAIVE, sorted(set(ATTACKS) - set(achieved))
    context.close()
