"""Which share of the pages that models wrote with libraries is complete with the network cut.

`python -m tests.browser.offline_share ANSWERS.jsonl`: each page once in a plain browser tab (before)
and once in the workspace's preview (after). Complete: no uncaught error, no library missing.
"""

import json
import re
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.browser.benign.previewing import Previewer
from tests.browser.conftest import ARGUMENTS, SCRIPTS
from tests.integration.stack import running_stack
from tests.unit.artifact_format.reading import files_said, run

SETTLED = 1500  # milliseconds after which a page has shown what is wrong with it
LOADS = re.compile(
    r"<(?:script|link)\b[^<>]*(?:src|href)\s*=\s*[\"']?(?:https?:)?//"
    r"|(?:from|import)\s*\(?\s*[\"']https?://|\"importmap\"|@import[^;]*//",
    re.I,
)


def pages(path: Path) -> list[str]:
    answers = (json.loads(line)["raw_output"] for line in path.open())
    found = (files_said(run([answer])[0]) for answer in answers)
    texts = (next((text for name, text in f.items() if name.endswith("html")), "") for f in found)
    return [text for text in texts if LOADS.search(text)]


def complete_in_tab(page: Page, html: str) -> bool:
    """As a browser shows it whose network is cut."""
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("requestfailed", lambda request: wrong.append(request.url))
    page.set_content(html, wait_until="commit")
    page.wait_for_timeout(SETTLED)
    return not wrong


def complete_in_preview(previewer: Previewer, html: str) -> bool:
    previewer.show(html)
    previewer.page.wait_for_timeout(SETTLED)
    lines = previewer.console()
    wrong = [text for level, text in lines if level == "error" or missing(text)]
    for text in wrong[:2]:
        print("   ", text[:150])
    return not wrong


def missing(text: str) -> bool:
    return bool(
        re.match(
            r"Blocked: \S+ \((?:script|style|font)|Could not be loaded: .*\.(?:m?js|css)", text
        )
    )


def main() -> None:
    listed = pages(Path(sys.argv[1]))
    folder = Path(tempfile.mkdtemp())
    with running_stack(folder, SCRIPTS) as stack, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        previewer = Previewer(browser.new_page(), stack)
        before = after = 0
        for number, html in enumerate(listed):
            context = browser.new_context(offline=True)
            before += complete_in_tab(context.new_page(), html)
            context.close()
            is_complete = complete_in_preview(previewer, html)
            after += is_complete
            print(number, "complete" if is_complete else "incomplete", flush=True)
        print(f"{len(listed)} pages with libraries; complete before: {before}, after: {after}")


if __name__ == "__main__":
    main()
