"""The pages that the model is taught, in a browser: whatever it copies from them must work."""

from collections.abc import AsyncIterator
from itertools import islice
from pathlib import Path
from random import Random

import pytest
from playwright.async_api import Page, async_playwright, expect

from inference.demo_model.corpus.family import Example
from inference.demo_model.corpus.generator import FAMILIES, examples
from inference.demo_model.corpus.segments import text_of

CHROMIUM = Path("/usr/bin/chromium")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is not installed"),
]


@pytest.fixture
async def tab() -> AsyncIterator[Page]:
    """A tab in which any error of a page fails the test."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-gpu"]
        )
        page = await browser.new_page()
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        yield page
        await browser.close()
        assert errors == []


def taught(family: str, wanted: str) -> Example:
    """An English example whose sentence has these words."""
    for seed in range(1000):
        example: Example = FAMILIES[family].example(Random(seed), False)
        if wanted in example.sentence:
            return example
    raise AssertionError(f"no {family} page for {wanted!r}")


@pytest.mark.parametrize("family", FAMILIES)
async def test_the_page_runs_without_errors_and_fits_a_phone(tab: Page, family: str) -> None:
    await tab.set_viewport_size({"width": 360, "height": 640})
    for chinese in (False, True):
        example = FAMILIES[family].example(Random(1), chinese)
        await tab.goto("about:blank")
        await tab.set_content(text_of(example.page))
        await tab.evaluate("() => new Promise(requestAnimationFrame)")
        width = await tab.evaluate("() => document.documentElement.scrollWidth")
        assert width <= 360


async def test_the_bars_are_as_long_as_their_numbers(tab: Page) -> None:
    example = next(e for e in islice(examples(1), 1000) if e.family == "bar_chart")
    await tab.set_content(text_of(example.page))
    bars = await tab.locator("dd").evaluate_all(
        "bars => bars.map(bar => [Number(bar.textContent), parseFloat(bar.style.width)])"
    )
    most = max(number for number, _ in bars)
    for number, width in bars:
        assert width == pytest.approx(100 * number / most, abs=0.1)


async def test_the_list_takes_new_things_and_ticks_them(tab: Page) -> None:
    await tab.set_content(text_of(taught("todo", "in purple").page))
    before = await tab.locator("li").count()
    await tab.get_by_placeholder("What is next?").fill("sleep")
    await tab.get_by_role("button", name="Add").click()
    await expect(tab.locator("li")).to_have_count(before + 1)
    await tab.get_by_label("sleep", exact=True).check()
    await expect(tab.get_by_placeholder("What is next?")).to_have_value("")


async def test_the_countdown_ends_with_the_words_asked_for(tab: Page) -> None:
    await tab.clock.install()
    await tab.set_content(text_of(taught("countdown", "Qwen, Start!").page))
    count = tab.get_by_role("timer")
    assert (await count.text_content() or "").isdigit()
    await tab.clock.run_for(11_000)
    await expect(count).to_have_text("Qwen, Start!")
    await tab.get_by_role("button", name="Again").click()
    assert (await count.text_content() or "").isdigit()


async def test_the_snake_turns_and_goes_on(tab: Page) -> None:
    await tab.set_content(text_of(taught("snake", "blue").page))
    # In one go: the game's own timer must not move the snake between two looks.
    step = "() => { const y = snake[0].y; step(); return (snake[0].y - y + 20) % 20 }"
    await tab.keyboard.press("ArrowDown")
    assert await tab.evaluate(step) == 1
    await tab.keyboard.press("ArrowUp")
    assert await tab.evaluate(step) == 1, "it may not turn into itself"


async def test_falling_emoji_stay_on_the_screen(tab: Page) -> None:
    await tab.clock.install()
    await tab.set_content(text_of(taught("emoji", "gravity").page))
    await tab.clock.run_for(5_000)
    low = await tab.evaluate("() => balls.length > 10 && balls.every(ball => ball.y <= h)")
    assert low


async def test_three_bodies_stay_together(tab: Page) -> None:
    await tab.set_content(text_of(FAMILIES["three_bodies"].example(Random(1), False).page))
    await tab.evaluate("() => { for (let i = 0; i < 20000; i++) step(0.002) }")
    far = await tab.evaluate("() => Math.max(...bodies.map(body => Math.hypot(body.x, body.y)))")
    assert far < 2


async def test_the_clock_shows_the_time(tab: Page) -> None:
    await tab.clock.install(time="2026-01-01T03:00:00")
    await tab.set_content(text_of(FAMILIES["clock"].example(Random(1), False).page))
    turn = await tab.locator("#hour").get_attribute("transform")
    assert turn is not None
    assert float(turn.removeprefix("rotate(").removesuffix(")")) % 360 == pytest.approx(90, abs=1)
