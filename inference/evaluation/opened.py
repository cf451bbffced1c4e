"""One page in Chromium, with a clock that only we move: the same input gives the same page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.async_api import Browser, BrowserContext, Page, Route

ADDRESS = "http://page.test/"
PROBE = (Path(__file__).parent / "probe.js").read_text(encoding="utf-8")
WIDTH, HEIGHT = 1280, 800
INSTALLED = "2026-01-15T11:00:00Z"  # of the page's clock, which runs from here, and
BEGINNING = "2026-01-15T12:00:00Z"  # stands here before the page's first script
SETTLED = 1500  # milliseconds of the page's clock in which entrances are over
LOAD_LIMIT = 10_000  # milliseconds of ours
Actions = tuple[tuple[str, str], ...]


class OpenedPage:
    """`html` opened once, and again for each comparison. Network: none."""

    def __init__(self, browser: Browser, html: str) -> None:
        self._browser = browser
        self._html = html
        self._contexts: list[BrowserContext] = []
        self.errors: list[str] = []
        self.outside: list[str] = []  # addresses that the page wanted
        self._first: Page | None = None

    async def first(self) -> Page:
        """The page as it settles, which checks may look at and not touch."""
        if self._first is None:
            self._first = await self.fresh()
        return self._first

    async def fresh(self) -> Page:
        context = await self._browser.new_context(
            viewport={"width": WIDTH, "height": HEIGHT}, service_workers="block"
        )
        self._contexts.append(context)
        context.set_default_timeout(LOAD_LIMIT)
        tab = await context.new_page()
        tab.on("pageerror", lambda error: self.errors.append(str(error)))
        await tab.route("**/*", self._answer)
        await tab.clock.install(time=INSTALLED)
        await tab.clock.pause_at(BEGINNING)
        await tab.add_init_script(PROBE)
        await tab.goto(ADDRESS, timeout=LOAD_LIMIT)
        await self.wait(tab, SETTLED)
        return tab

    async def ask(self, question: str, *given: Any) -> Any:
        """A question of probe.js, put to the settled page."""
        return await asked(await self.first(), question, *given)

    async def wait(self, tab: Page, milliseconds: int) -> None:
        """Let the page's clock run. Playwright stops at the first error of a timer."""
        from playwright.async_api import Error

        try:
            await tab.clock.run_for(milliseconds)
        except Error as error:
            message = error.message.splitlines()[0]
            if "Clock.run_for: " not in message:
                raise
            self.errors.append(message.removeprefix("Clock.run_for: "))

    async def act(self, tab: Page, actions: Actions) -> str:
        """Press keys, click and type: ("key", "ArrowLeft"), ("click", "Start"), ("tap", "canvas"),
        ("type", "milk"), ("wait", "500"). What could not be done, or nothing."""
        for kind, what in actions:
            match kind:
                case "key":
                    await tab.keyboard.press(what)
                case "wait":
                    await self.wait(tab, int(what))
                case "type":
                    if not await _typed(tab, what):
                        return "there is no field to type into"
                case _:
                    if not await _clicked(tab, kind, what):
                        return f"there is no {what!r} to {kind}"
            await self.wait(tab, 50)
        return ""

    async def close(self) -> None:
        for context in self._contexts:
            await context.close()

    async def _answer(self, route: Route) -> None:
        url = route.request.url
        if url == ADDRESS:
            await route.fulfill(body=self._html, content_type="text/html; charset=utf-8")
        elif url == f"{ADDRESS}favicon.ico":
            await route.fulfill(status=204)
        else:
            self.outside.append(url)
            await route.abort()


async def asked(tab: Page, question: str, *given: Any) -> Any:
    return await tab.evaluate(f"(given) => __probe.{question}(...given)", list(given))


async def _typed(tab: Page, text: str) -> bool:
    field = tab.locator(
        "input:not([type]), input[type=text], input[type=number], input[type=search], textarea,"
        " [contenteditable=true]"
    )
    visible = field.filter(visible=True)
    if not await visible.count():
        return False
    await visible.first.fill(text)
    return True


async def _clicked(tab: Page, kind: str, what: str) -> bool:
    """The first that is visible; "A|B" is A, or else B; "tap" takes a selector."""
    for one in what.split("|"):
        found = (
            tab.locator(one)
            if kind == "tap"
            else tab.get_by_role("button", name=one, exact=len(one) == 1).or_(
                tab.locator(
                    "button, a, [onclick], summary, label, td, div, span, input"
                ).get_by_text(one, exact=len(one) == 1)
            )
        ).filter(visible=True)
        if await found.count():
            await found.first.click(timeout=2000, force=True)
            return True
    return False
