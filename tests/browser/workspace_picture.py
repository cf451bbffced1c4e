"""The picture in the README: the workspace with a page that is written twice.

`python -m tests.browser.workspace_picture docs/workspace.png`. The scripted engine writes the page
beside this file: any machine can take the picture again when the workspace has changed.
"""

import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from tests.browser.conftest import ARGUMENTS
from tests.browser.test_workspace import ask
from tests.integration.stack import running_stack

PAGE = Path(__file__).with_suffix(".html").read_text()
SENTENCE = "A landing page for Meridian, a public observatory, with star trails that turn slowly"
FIRST = f"A night sky over the harbour, and one button.\n\n```html\n{PAGE}```\n"
CHANGE = "Warmer: the button in amber"
SECOND = (
    "The button glows amber now, like the dome's lamp.\n\n"
    "```html index.html\n<<<<<<< SEARCH\n--glow: #8fb4ff;\n=======\n--glow: #ffbf6b;\n>>>>>>> REPLACE\n```\n"
)
STEPS = (
    "Title: Meridian Observatory\n"
    "- Show tonight's programme hour by hour\n"
    "- Add a calendar to book a seat\n"
    "- Draw the phase of the moon\n"
)
SCRIPTS: list[dict[str, Any]] = [
    {"match": "suggest three next steps", "text": STEPS},
    {"match": CHANGE, "text": SECOND, "tokens_per_second": 120},
    {"match": "", "text": FIRST, "tokens_per_second": 900},
]
SIZE = {"width": 1440, "height": 900}
PATIENCE = 120_000  # milliseconds, on a busy machine too


def wait_for_version(page: Page, number: int) -> None:
    page.wait_for_selector(f"artifact-workspace[data-status=finished][data-head='{number}']")


def main(target: Path) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        running_stack(Path(folder), SCRIPTS, SUGGEST_STEPS="true") as stack,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        page = browser.new_page(viewport=SIZE)  # type: ignore[arg-type]
        page.set_default_timeout(PATIENCE)
        ask(page, stack, SENTENCE)
        wait_for_version(page, 1)
        page.get_by_role("textbox").fill(CHANGE)
        page.keyboard.press("Enter")
        wait_for_version(page, 2)
        page.get_by_role("button", name="Draw the phase of the moon").wait_for()
        page.evaluate("document.activeElement.blur()")
        page.screenshot(path=target)
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
