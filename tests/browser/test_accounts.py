"""An account in a real browser: signing up with work in hand, and a passkey."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import SCRIPTS
from tests.browser.test_page_storage import VISITS, wait_until_kept
from tests.browser.test_workspace import ask, preview, wait_for
from tests.integration.stack import Stack, running_stack

pytestmark = [pytest.mark.browser, pytest.mark.processes]
PASSWORD = "correct horse battery"


@pytest.fixture(scope="module")
def open_stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    folder = tmp_path_factory.mktemp("accounts-stack")
    with running_stack(folder, SCRIPTS, ARTIFACTS_ACCOUNTS="open") as stack:
        yield stack


def give_a_passkey_device(page: Page) -> None:
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def test_a_visitor_signs_up_and_comes_back_by_passkey(open_stack: Stack, page: Page) -> None:
    refused: list[str] = []
    page.on("console", lambda told: refused.append(told.text) if "Policy" in told.text else None)
    give_a_passkey_device(page)
    page.goto(open_stack.origin)
    page.get_by_role("link", name="Sign in").click()
    page.get_by_role("link", name="Make an account").click()
    page.get_by_label("Email").fill("ada@example.net")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Make an account").click()
    page.get_by_role("link", name="Settings").click()
    page.get_by_role("link", name="Passkeys").click()
    page.get_by_role("link", name="Add").click()
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Confirm").click()
    page.get_by_label("Passwordless").check()
    page.get_by_role("button", name="Add").click()
    expect(page.get_by_role("heading", name="Recovery Codes")).to_be_visible()
    page.get_by_role("link", name="Back to the settings").click()
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("link", name="Sign in").click()
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_role("link", name="Settings")).to_be_visible()
    assert refused == []


def test_what_a_page_stored_comes_along(open_stack: Stack, page: Page) -> None:
    ask(page, open_stack, "a counting page")
    wait_for(page, "finished")
    expect(preview(page).locator(VISITS)).to_have_text("1")
    wait_until_kept(page, 1)
    made = page.url
    page.goto(f"{open_stack.origin}/accounts/signup/")
    page.get_by_label("Email").fill("grace@example.net")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Make an account").click()
    expect(page.get_by_role("link", name="Settings")).to_be_visible()
    page.goto(made)
    expect(preview(page).locator(VISITS)).to_have_text("2")
