"""`python -m tests.bench.share_page`: how soon a shared page shows, beside the bare file.

One Chromium, one server, loads by turns, each with an empty cache: the share page, and the same
HTML as a static file. Milliseconds from the navigation to the first contentful paint; the share
page's is that of the artifact in its frame, not of the bar above it.
"""

import re
import statistics
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Frame, Page, expect, sync_playwright

from tests.browser.conftest import ARGUMENTS, PAGE
from tests.integration.stack import ROOT, Stack, running_stack

LOADS = 10
WAIT = 30_000  # milliseconds
FILE = ROOT / "build" / "collected" / "share-page-bench.html"
FIRST_PAINT = "performance.getEntriesByName('first-contentful-paint')[0]"
STARTED = "performance.timeOrigin"


def make_share(page: Page, stack: Stack) -> str:
    """The address of a page that is finished and shared; its workspace stays open."""
    page.goto(stack.origin)
    page.get_by_role("textbox").fill("a page")
    page.keyboard.press("Enter")
    page.wait_for_selector("artifact-workspace[data-status=finished]", timeout=WAIT)
    page.get_by_role("button", name="Share").click()
    page.get_by_role("button", name="Create a link").click()
    expect(page.locator("#share-link")).to_have_value(re.compile("/s/"))
    return page.locator("#share-link").input_value()


def painted(frame: Frame) -> float:
    """Milliseconds since 1970."""
    frame.wait_for_function(FIRST_PAINT, timeout=WAIT)
    return float(frame.evaluate(f"{STARTED} + {FIRST_PAINT}.startTime"))


def first_paint(browser: Browser, address: str, framed: bool) -> float:
    """In a context of its own: nothing is in the cache."""
    page = browser.new_page()
    page.goto(address)
    if framed:
        page.wait_for_selector("preview-frame[data-painted]", timeout=WAIT)
    took = painted(page.frames[-1]) - float(page.evaluate(STARTED))
    page.context.close()
    return took


def measure(browser: Browser, stack: Stack) -> tuple[list[float], list[float]]:
    shared, bare = make_share(browser.new_page(), stack), f"{stack.origin}/static/{FILE.name}"
    first_paint(browser, shared, framed=True)  # warm up
    first_paint(browser, bare, framed=False)
    rounds = [
        (first_paint(browser, shared, framed=True), first_paint(browser, bare, framed=False))
        for _ in range(LOADS)
    ]
    return [one for one, _ in rounds], [other for _, other in rounds]


def main() -> None:
    FILE.write_text(PAGE)  # before the start: the server lists its files then
    script = {"match": "", "text": f"```html\n{PAGE}```\n", "tokens_per_second": 3000}
    try:
        with (
            tempfile.TemporaryDirectory() as name,
            running_stack(Path(name), [script]) as stack,
            sync_playwright() as playwright,
        ):
            browser = playwright.chromium.launch(
                executable_path="/usr/bin/chromium", args=ARGUMENTS
            )
            shared, bare = measure(browser, stack)
            browser.close()
    finally:
        FILE.unlink()
    print("| share page, ms | bare file, ms | ratio |")
    print("|---|---|---|")
    middle = statistics.median(shared), statistics.median(bare)
    print(f"| {middle[0]:.0f} | {middle[1]:.0f} | {middle[0] / middle[1]:.2f} |")


if __name__ == "__main__":
    main()
