"""Pages as models write them, with libraries from the internet, all work without it.

Each page calls its own `works()` when what it does has worked: the marker of the test.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FrameLocator, Locator, Page, expect

from tests.browser.benign.previewing import Previewer
from tests.integration.stack import Stack

pytestmark = [pytest.mark.browser, pytest.mark.processes]
TRIES = 3
PATIENCE = 4_000  # milliseconds
PAGES = sorted((Path(__file__).parent / "pages").glob("*.html"))


def play(page: Page, frame: FrameLocator) -> None:
    frame.locator("canvas").click()
    for _ in range(2):
        page.keyboard.press("ArrowRight")


DEEDS: dict[str, Callable[[Page, FrameLocator], None]] = {
    "audio": lambda page, frame: frame.locator("#b").click(),
    "canvas-game": play,
    "drag": lambda page, frame: frame.locator("#a").drag_to(frame.locator("#z")),
    "todo": lambda page, frame: frame.locator("#b").click(),
}


@pytest.fixture(scope="module")
def previewer(chromium: Browser, stack: Stack) -> Iterator[Previewer]:
    context = chromium.new_context(viewport={"width": 1000, "height": 700})
    yield Previewer(context.new_page(), stack)
    context.close()


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_it_works(previewer: Previewer, path: Path) -> None:
    frame = previewer.show(path.read_text())
    deed: Callable[[Page, FrameLocator], None] = DEEDS.get(path.stem, lambda page, frame: None)
    marker = frame.locator(f"html[data-works={path.stem}]")
    # Again, as a busy machine's browser may still send a click to the frame that has just gone.
    for _ in range(TRIES):
        deed(previewer.page, frame)
        if is_attached(marker):
            break
    else:
        pytest.fail(f"{previewer.console()}")
    assert previewer.outside == []


def is_attached(marker: Locator) -> bool:
    try:
        expect(marker).to_be_attached(timeout=PATIENCE)
    except AssertionError:
        return False
    return True
