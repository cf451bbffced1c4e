"""Each page by the rules of WCAG 2.2 AA, as far as a program can judge them: axe finds nothing."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.test_workspace import ask, wait_for
from tests.integration.stack import Stack

pytestmark = [pytest.mark.browser, pytest.mark.processes]
AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def written(page: Page, stack: Stack) -> None:
    ask(page, stack, "a page, quick")
    wait_for(page, "finished")


def home(page: Page, stack: Stack) -> None:
    page.goto(stack.origin)


def code(page: Page, stack: Stack) -> None:
    written(page, stack)
    page.get_by_role("tab", name="Code").click()


def editor(page: Page, stack: Stack) -> None:
    code(page, stack)
    page.get_by_role("button", name="Edit", exact=True).click()
    page.wait_for_selector(".cm-content")


def sharing(page: Page, stack: Stack) -> None:
    written(page, stack)
    page.get_by_role("button", name="Share").click()
    page.wait_for_selector("dialog[open]")


def versions(page: Page, stack: Stack) -> None:
    written(page, stack)
    page.locator("version-menu summary, version-menu button").first.click()


def takes(page: Page, stack: Stack) -> None:
    page.goto(stack.origin)
    page.get_by_role("textbox").fill("a page, quick")
    page.get_by_label("How many pages").select_option("2")
    page.get_by_role("textbox").press("Enter")
    page.wait_for_selector("take-board button[data-keep]:enabled")


def shortcuts(page: Page, stack: Stack) -> None:
    written(page, stack)
    page.keyboard.press("Control+/")
    page.wait_for_selector("shortcuts-sheet dialog[open]")


def at(path: str) -> Callable[[Page, Stack], None]:
    def go(page: Page, stack: Stack) -> None:
        page.goto(stack.origin + path)

    return go


PLACES: dict[str, Callable[[Page, Stack], None]] = {
    "home": home,
    "workspace": written,
    "code": code,
    "editor": editor,
    "share sheet": sharing,
    "versions": versions,
    "takes": takes,
    "shortcuts": shortcuts,
    "leaderboard": at("/leaderboard"),
    "library": at("/library"),
    "gallery": at("/gallery"),
    "settings": at("/settings"),
    "api": at("/api/docs"),
    "missing": at("/nothing-here"),
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(chromium: Browser, stack: Stack, place: str, scheme: str) -> None:
    size = {"width": 390, "height": 844} if scheme == "dark" else {"width": 1280, "height": 800}
    context = chromium.new_context(viewport=size, color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    page = context.new_page()
    PLACES[place](page, stack)
    found = violations(page)
    assert not found, "\n".join(found)
    context.close()


def violations(page: Page) -> list[str]:
    """`rule: the first elements that break it`. What the untrusted page does is its own affair."""
    page.evaluate(AXE.read_text())
    options = {"runOnly": RULES, "iframes": False}
    found = page.evaluate(f"axe.run({{exclude: ['preview-frame iframe']}}, {json.dumps(options)})")
    return [
        f"{violation['id']}: {[node['html'][:160] for node in violation['nodes'][:3]]}"
        for violation in found["violations"]
    ]
