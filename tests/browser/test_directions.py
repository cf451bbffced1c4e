"""What people write may run from right to left: it is shown so, whatever the interface's language."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_workspace import ask, wait_for
from tests.integration.stack import Stack

pytestmark = [pytest.mark.browser, pytest.mark.processes]


def test_a_sentence_reads_from_the_side_of_its_script(page: Page, stack: Stack) -> None:
    ask(page, stack, "\u0644\u0639\u0628\u0629 quick")
    wait_for(page, "finished")
    said = page.locator(".message[data-role=user] .message__body")
    expect(said).to_have_css("direction", "rtl")
    expect(page.locator(".message[data-role=assistant] .message__body").first).to_have_css(
        "direction", "ltr"
    )
    box = page.get_by_label("What should change?")
    box.fill("\u0644\u0639\u0628\u0629")
    expect(box).to_have_css("direction", "rtl")
    box.fill("blue")
    expect(box).to_have_css("direction", "ltr")
