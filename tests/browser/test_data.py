"""A table and a picture go with a sentence; the page shows what is in them, wherever it opens."""

import io
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import FilePayload, FrameLocator, Page, expect

from tests.browser.test_workspace import Held, preview, wait_for
from tests.integration.stack import Stack

pytestmark = [pytest.mark.browser, pytest.mark.processes]
CSV = "month,sales\n1,20\n2,30\n"


def logo() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (24, 12), "crimson").save(out, "PNG")
    return out.getvalue()


SALES: FilePayload = {"name": "sales.csv", "mimeType": "text/csv", "buffer": CSV.encode()}
LOGO: FilePayload = {"name": "logo.png", "mimeType": "image/png", "buffer": logo()}


def shows_the_data(shown: Page | FrameLocator) -> None:
    expect(shown.locator("#fetched")).to_have_text("2,30")
    expect(shown.locator("#d3")).to_have_text("sum 50")
    expect(shown.locator("#older")).to_have_text(str(len(CSV)))
    assert shown.get_by_alt_text("Logo").evaluate("image => image.naturalWidth") == 24


def test_the_page_reads_what_was_added(page: Page, stack: Stack, tmp_path: Path) -> None:
    page.goto(stack.origin)
    page.locator("data-tray input[type=file]").set_input_files([SALES, LOGO])
    expect(page.get_by_text("2 rows")).to_be_visible()
    page.get_by_role("textbox").fill("A chart of these")
    page.get_by_role("textbox").press("Enter")
    wait_for(page, "finished")
    shows_the_data(preview(page))

    with page.expect_download() as waiting:
        page.evaluate("location.href = `/api${location.pathname}download`")
    waiting.value.save_as(tmp_path / "page.html")
    alone = page.context.browser.new_page()  # type: ignore[union-attr]
    alone.goto(f"file://{tmp_path / 'page.html'}")
    shows_the_data(alone)
    alone.close()


def test_a_link_shows_the_data_too(page: Page, stack: Stack) -> None:
    page.goto(stack.origin)
    page.locator("data-tray input[type=file]").set_input_files([SALES, LOGO])
    page.get_by_role("textbox").fill("A chart of these")
    page.get_by_role("textbox").press("Enter")
    wait_for(page, "finished")
    artifact = page.url.rstrip("/").rpartition("/")[2]
    token = page.evaluate(
        """async (artifact) => {
            const token = document.querySelector('meta[name="csrf-token"]').content;
            const answer = await fetch(`/api/artifacts/${artifact}/shares`, {
                method: "POST", body: "{}",
                headers: { "Content-Type": "application/json", "X-CSRFToken": token } });
            return (await answer.json()).token;
        }""",
        artifact,
    )
    page.goto(f"{stack.origin}/s/{token}/")
    shows_the_data(preview(page))


def test_a_file_that_cannot_be_used_says_so(page: Page, stack: Stack) -> None:
    held = Held(page, "/api/data$")
    page.goto(stack.origin)
    page.locator("data-tray input[type=file]").set_input_files(
        {"name": "old.xls", "mimeType": "application/vnd.ms-excel", "buffer": b"\xd0\xcf\x11\xe0"}
    )
    page.get_by_role("textbox").fill("A chart of it")
    page.get_by_role("textbox").press("Enter")
    held.release()
    expect(page.get_by_role("alert")).to_contain_text("Save it as XLSX or CSV")
    expect(page.locator("prompt-composer[data-busy]")).to_have_count(0)
    expect(page.get_by_role("textbox")).to_have_value("A chart of it")  # it was not sent without


def test_a_waiting_file_survives_a_reload_and_can_be_removed(page: Page, stack: Stack) -> None:
    page.goto(stack.origin)
    page.locator("data-tray input[type=file]").set_input_files(SALES)
    expect(page.get_by_text("sales.csv")).to_be_visible()
    page.reload()
    expect(page.get_by_text("sales.csv")).to_be_visible()
    page.get_by_role("button", name="Remove sales.csv").click()
    expect(page.get_by_text("sales.csv")).to_have_count(0)
