"""A downloaded page works from disk, with the network cut."""

from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, expect

from tests.integration.stack import TOKEN, Stack

pytestmark = [pytest.mark.browser, pytest.mark.processes]
FOLDER = Path(__file__).parent / "pages"
NAMES = ["three-global", "three-modules", "tailwind", "font-awesome", "google-fonts", "chart"]
NAMES += [
    "react-babel",
    "react-modules",
    "preact",
    "bootstrap-jquery",
    "text-tools",
    "physics",
    "alpine-dayjs",
]


@pytest.mark.parametrize("name", NAMES)
def test_it_works_from_disk(chromium: Browser, stack: Stack, tmp_path: Path, name: str) -> None:
    files = {"index.html": (FOLDER / f"{name}.html").read_text()}
    with httpx.Client(
        base_url=stack.origin, headers={"Authorization": f"Bearer {TOKEN}"}, timeout=30
    ) as client:
        made = client.post("/api/artifacts/import", json={"title": name, "files": files}).json()
        answer = client.get(f"/api/artifacts/{made['id']}/download?format=html")
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}.html"'
    path = tmp_path / "page.html"
    path.write_bytes(answer.content)
    context = chromium.new_context(offline=True)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(path.as_uri())
    try:
        expect(page.locator(f"html[data-works={name}]")).to_be_attached(timeout=10_000)
    except AssertionError as error:
        raise AssertionError(f"{name}: {said}") from error
    finally:
        context.close()
