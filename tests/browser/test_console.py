"""What the console panel says of a page."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.test_workspace import ask, wait_for
from tests.integration.stack import Stack

pytestmark = [pytest.mark.browser, pytest.mark.processes]

TALKING = """<!DOCTYPE html>
<html>
<body>
<p>Talking</p>
<script>
console.log('first', { a: { b: { c: { d: 'deep' } } } });
function fall() {
    undefinedThing();
}
</script>
<script src="https://example.com/x.js"></script>
<script>console.warn('second');
fall();</script>
</body>
</html>
"""
FILES = {
    "index.html": "<!DOCTYPE html>\n<p>Two</p>\n<script src=go.js></script>\n<script>\nmissing();\n</script>\n",
    "go.js": "// a comment\nconsole.log('gone');\n",
}
SHOWN = "html => document.querySelector('preview-frame').show(html)"


@pytest.fixture(scope="module")
def workspace(chromium: Browser, stack: Stack) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    ask(page, stack, "a quick page")
    wait_for(page, "finished")
    page.locator("console-panel summary").first.click()
    yield page
    context.close()


def line(page: Page, text: str) -> Locator:
    return page.locator("[data-entries] > li").filter(has_text=text)


def test_lines_of_the_artifacts_own_source_are_named(workspace: Page) -> None:
    workspace.evaluate(SHOWN, TALKING)
    expect(line(workspace, "first").locator(".console__place")).to_have_text("index.html:6")
    expect(line(workspace, "second").locator(".console__place")).to_have_text("index.html:12")
    error = line(workspace, "undefinedThing is not defined")
    expect(error.locator(".console__place")).to_have_text("index.html:8")
    error.locator("summary").click()
    expect(error.locator("pre")).to_contain_text("at fall (index.html:8)")
    expect(error.locator("pre")).to_contain_text("at index.html:13")


def test_lines_of_other_files_are_counted_in_them(workspace: Page, stack: Stack) -> None:
    imported = stack.call("POST", "/api/artifacts/import", {"title": "Two", "files": FILES})
    page = stack.call("GET", f"/api/artifacts/{imported['id']}/versions/1/page")
    workspace.evaluate(SHOWN, page["html"])
    expect(line(workspace, "gone").locator(".console__place")).to_have_text("go.js:2")
    expect(line(workspace, "missing is not").locator(".console__place")).to_have_text(
        "index.html:5"
    )


def test_objects_open(workspace: Page) -> None:
    workspace.evaluate(SHOWN, TALKING)
    first = line(workspace, "first")
    expect(first.locator("summary")).to_have_text("first {a: {b: {…}}}")
    first.locator("summary").click()
    expect(first.locator("pre")).to_contain_text('d: "deep"')


def test_what_is_not_here_is_listed(workspace: Page) -> None:
    workspace.evaluate(SHOWN, TALKING)
    workspace.get_by_role("button", name="Blocked").click()
    expect(workspace.locator("[data-blocked] li")).to_contain_text(
        "example.com/x.js: not available offline"
    )
    workspace.get_by_role("button", name="All", exact=True).click()
    expect(line(workspace, "first")).to_be_visible()


def test_lines_are_filtered_and_copied(workspace: Page) -> None:
    workspace.evaluate(SHOWN, TALKING)
    expect(line(workspace, "second")).to_be_visible()
    workspace.get_by_role("button", name="Warnings").click()
    expect(line(workspace, "first")).to_be_hidden()
    workspace.get_by_role("button", name="All", exact=True).click()
    workspace.get_by_role("searchbox", name="Filter the console").fill("not defined")
    expect(line(workspace, "second")).to_be_hidden()
    expect(line(workspace, "undefinedThing")).to_be_visible()
    workspace.get_by_role("searchbox", name="Filter the console").fill("")
    workspace.get_by_role("button", name="Copy all").click()
    expect(workspace.get_by_text("Copied")).to_be_visible()
