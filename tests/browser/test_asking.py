"""What a page wants of its reader or browser and cannot simply have."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, expect

from tests.browser.test_workspace import ask, wait_for
from tests.integration.stack import Stack

pytestmark = [pytest.mark.browser, pytest.mark.processes]

SHOWN = "html => document.querySelector('preview-frame').show(html)"
REFUSED = """
    const said = [];
    const told = (name) => (error) => said.push(`${name} ${error.name || error.code}`);
    navigator.geolocation.getCurrentPosition(() => said.push('place'), told('place'));
    const waiting = [
        navigator.mediaDevices.getUserMedia({ video: true }).catch(told('camera')),
        Notification.requestPermission().then((answer) => said.push(answer)),
        navigator.serviceWorker.register('/sw.js').catch(told('worker')),
        caches.open('a').catch(told('cache')),
        document.body.requestFullscreen().catch(told('fullscreen')),
        navigator.clipboard.readText().catch(told('clipboard')),
        new Promise((resolve) => setTimeout(resolve, 50)),
    ];
    document.cookie = 'a=1';
    Promise.all(waiting).then(() => {
        document.getElementById('a').textContent = said.sort().join(', ') + '; ' + document.cookie;
    });
"""


@pytest.fixture(scope="module")
def workspace(chromium: Browser, stack: Stack) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.set_default_timeout(8_000)
    ask(page, stack, "a quick page")
    wait_for(page, "finished")
    yield page
    context.close()


def show(page: Page, body: str) -> FrameLocator:
    page.evaluate(SHOWN, f"<!DOCTYPE html>\n<body>\n<h1>Asking</h1>\n{body}\n</body>")
    frame = page.frame_locator("preview-frame iframe").last
    expect(page.locator("preview-frame iframe")).to_have_count(1)
    page.locator("preview-frame").hover()
    return frame


def test_a_link_asks_before_it_opens(workspace: Page) -> None:
    frame = show(workspace, "<a href='https://example.com/a?b=c'>Away</a>")
    frame.get_by_role("link", name="Away").click()
    dialog = workspace.get_by_role("dialog", name="Leave for example.com")
    expect(dialog).to_contain_text("https://example.com/a?b=c")
    link = dialog.get_by_role("link", name="Open the link")
    assert link.get_attribute("rel") == "noopener noreferrer"
    assert link.get_attribute("target") == "_blank"
    dialog.get_by_role("button", name="Stay here").click()
    expect(dialog).to_be_hidden()
    expect(frame.get_by_text("Asking")).to_be_visible()


def test_a_link_into_the_page_scrolls(workspace: Page) -> None:
    frame = show(
        workspace, "<a href='#end'>Down</a><p style='height: 4000px'></p><p id=end>End</p>"
    )
    frame.get_by_role("link", name="Down").click()
    expect(frame.get_by_text("End")).to_be_in_viewport()
    assert workspace.evaluate("document.scrollingElement.scrollTop") == 0


@pytest.mark.parametrize(
    ("body", "notice"),
    [
        ("<form action='https://example.com'><button>Go</button></form>", "form was not sent"),
        ("<form><button>Go</button></form>", "form was not sent"),
        ("<a href='about.html' role=button>Go</a>", "link leads to nothing"),
        ("<a href='data:,x' download=a.txt role=button>Go</a>", "may not save files"),
        ("<button onclick=\"window.open('')\">Go</button>", "may not open windows"),
    ],
)
def test_what_cannot_be_is_said(workspace: Page, body: str, notice: str) -> None:
    frame = show(workspace, body)
    frame.get_by_role("button", name="Go").click()
    expect(workspace.locator(".toast").filter(has_text=notice).last).to_be_visible()
    expect(frame.get_by_text("Asking")).to_be_visible()


def test_a_form_that_a_script_handles_is_left_alone(workspace: Page) -> None:
    frame = show(
        workspace,
        "<form id=f><button>Send</button></form><p id=a></p><script>f.onsubmit = (event) => {"
        "event.preventDefault(); document.getElementById('a').textContent = 'handled' }</script>",
    )
    frame.get_by_role("button", name="Send").click()
    expect(frame.locator("#a")).to_have_text("handled")


def test_an_alert_is_a_box_in_the_page(workspace: Page) -> None:
    frame = show(workspace, "<script>for (let i = 1; i < 20; i++) alert('Box ' + i)</script>")
    for number in (1, 2, 3):
        expect(frame.get_by_role("alertdialog")).to_contain_text(f"Box {number}")
        frame.get_by_role("alertdialog").get_by_role("button", name="OK").click()
    expect(frame.get_by_role("alertdialog")).to_have_count(0)


def test_a_page_that_asks_without_end_is_ended(workspace: Page) -> None:
    frame = show(
        workspace,
        "<p id=a></p><script>try { while (!prompt('Name?')); } catch (error) {"
        "document.getElementById('a').textContent = error.message }</script>",
    )
    expect(frame.locator("#a")).to_have_text("This page asks its reader too often.")


def test_features_refuse_as_browsers_do(workspace: Page) -> None:
    frame = show(workspace, f"<p id=a></p><script>{REFUSED}</script>")
    expect(frame.locator("#a")).to_have_text(
        "cache SecurityError, camera NotAllowedError, clipboard NotAllowedError, denied, "
        "fullscreen NotAllowedError, place 1, worker SecurityError; a=1"
    )
    expect(workspace.locator("console-panel .console__count[data-count=error]")).to_be_hidden()


def test_copying_works_after_a_click(workspace: Page) -> None:
    frame = show(
        workspace,
        "<button onclick=\"navigator.clipboard.writeText('text')"
        ".then(() => { this.textContent = 'copied' })\">Copy</button>",
    )
    frame.get_by_role("button", name="Copy").click()
    expect(frame.get_by_role("button", name="copied")).to_be_visible()


def test_a_page_that_reloads_itself_begins_anew_and_is_no_other(workspace: Page) -> None:
    frame = show(
        workspace,
        "<p id=a></p><button onclick='location.reload()'>Again</button>"
        "<button onclick=\"window.open('https://example.com/')\">Away</button>"
        "<script>sessionStorage.n = Number(sessionStorage.n || 0) + 1; a.textContent = sessionStorage.n</script>",
    )
    expect(frame.locator("#a")).to_have_text("1")
    dialog = workspace.get_by_role("dialog", name="Leave for example.com")
    for _ in range(3):
        frame.get_by_role("button", name="Away").click()
        dialog.get_by_role("button", name="Stay here").click()
    workspace.wait_for_timeout(400)  # until it is told what the page has stored
    frame.get_by_role("button", name="Again").click()
    expect(frame.locator("#a")).to_have_text("2")
    workspace.evaluate(
        "document.addEventListener('artifacts:visit', () => (window.asked = true), { once: true })"
    )
    frame.get_by_role("button", name="Away").click()
    workspace.wait_for_function("window.asked")
    expect(dialog).to_be_hidden()


def test_a_page_that_always_leaves_is_stopped(workspace: Page) -> None:
    show_leaving = "<!DOCTYPE html><p>Off</p><script>location = 'https://example.com/'</script>"
    workspace.evaluate(SHOWN, show_leaving)
    expect(workspace.get_by_text("tried to go elsewhere")).to_be_visible(timeout=10_000)


def test_a_page_that_hangs_is_given_to_the_model(page: Page, stack: Stack) -> None:
    ask(page, stack, "a frozen page")
    expect(page.get_by_text("stopped responding")).to_be_visible(timeout=20_000)
    page.locator(".preview__notice").get_by_role("button", name="Fix it").click()
    expect(page.locator("chat-log").get_by_text("a loop does not end").first).to_be_visible()
