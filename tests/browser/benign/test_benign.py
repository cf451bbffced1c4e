"""Pages as models write them, with libraries from the internet, all work without it.

Each page calls its own `works()` when what it does has worked: the marker of the test.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, expect

from tests.browser.benign.previewing import Previewer
from tests.integration.stack import Stack

pytestmark = [pytest.mark.browser, pytest.mark.processes]
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
    if path.stem in DEEDS:
        DEEDS[path.stem](previewer.page, frame)
    try:
        expect(frame.locator(f"html[data-works={path.stem}]")).to_be_attached(timeout=8_000)
    except AssertionError as error:
        raise AssertionError(f"{path.stem}: {previewer.console()}") from error
    assert previewer.outside == []
