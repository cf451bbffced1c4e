"""The workspace's own preview, given one page after the other."""

import json

from playwright.sync_api import FrameLocator, Page, Request

from tests.integration.stack import Stack

CHUNK = 700  # characters, as a fast model would send them
SHOW = """([html, size]) => {
    const preview = document.querySelector('preview-frame');
    document.querySelector('console-panel').clear();
    preview.open();
    for (let i = 0; i < html.length; i += size) preview.write(html.slice(i, i + size));
    preview.finish();
}"""
ENTRIES = "() => [...document.querySelectorAll('[data-entries] li')].map((li) => [li.dataset.level, li.textContent])"


class Previewer:
    def __init__(self, page: Page, stack: Stack) -> None:
        self.page = page
        self.outside: list[str] = []
        page.on("request", self._requested)
        self._hosts = (stack.origin, stack.origin.replace("localhost", "127.0.0.1"))
        page.goto(stack.origin)
        page.get_by_role("textbox").fill("a quick page")
        page.keyboard.press("Enter")
        page.wait_for_selector("artifact-workspace[data-status=finished]", timeout=30_000)

    def show(self, html: str) -> FrameLocator:
        self.outside.clear()
        self.page.evaluate(SHOW, [html, CHUNK])
        return self.page.frame_locator(
            "preview-frame iframe"
        ).first  # the new frame lies below the old one

    def console(self) -> list[list[str]]:
        """The lines of the page's console, as [level, text]."""
        found: list[list[str]] = json.loads(json.dumps(self.page.evaluate(ENTRIES)))
        return found

    def _requested(self, request: Request) -> None:
        if request.url.startswith("http") and not request.url.startswith(self._hosts):
            self.outside.append(request.url)
