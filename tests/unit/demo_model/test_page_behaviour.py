"""What the taught games, charts and tools do, in a browser."""

import re
from collections.abc import AsyncIterator
from pathlib import Path
from random import Random

import pytest
from playwright.async_api import Page, async_playwright, expect

from inference.demo_model.corpus.families import quiz
from inference.demo_model.corpus.generator import FAMILIES
from inference.demo_model.corpus.segments import text_of

CHROMIUM = Path("/usr/bin/chromium")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is not installed"),
]
CHARTS = (
    "line_chart",
    "area_chart",
    "column_chart",
    "pie_chart",
    "donut_chart",
    "radar_chart",
    "dashboard",
)

SPELLINGS = {
    "apples 3, pears 5 and plums 9": "apples 3 pears 5 plums 9",
    "苹果 3、梨5、桃 9": "苹果 3 梨 5 桃 9",
    "May 40，June 62，July 71": "May 40 June 62 July 71",
}


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


def taught(family: str, seed: int = 1) -> str:
    return text_of(FAMILIES[family].example(Random(seed), False).page)


@pytest.mark.parametrize("family", CHARTS)
async def test_a_chart_says_every_name_and_number(tab: Page, family: str) -> None:
    page = taught(family)
    start = page.index('const data = "')
    end = page.index('";', start)
    for data, words in SPELLINGS.items():
        await tab.goto("about:blank")
        await tab.set_content(f'{page[:start]}const data = "{data}{page[end:]}')
        shown = " ".join(await tab.locator("svg text").all_text_contents()).split()
        assert set(words.split()) <= set(shown)


SEVERAL = {
    "stacked_chart": ("north 12+8, south 9", ["12 + 8", "9", "north", "south"]),
    "heat_map": ("Mon 3 5 2、周二 4 1 6", ["Mon", "周二", *"352416"]),
    "scatter_plot": ("(10, 20), (40, 75)", ["0", "10", "40", "80"]),
    "gauge": ("battery 72%, speed 140", ["72%", "140", "battery", "speed", "1000"]),
}


async def test_charts_of_other_numbers_say_them(tab: Page) -> None:
    for family, (data, wanted) in SEVERAL.items():
        await tab.goto("about:blank")
        await tab.set_content(re.sub('data = "[^"]*"', f'data = "{data}"', taught(family)))
        assert set(wanted) <= set(await tab.locator("svg text").all_text_contents())


async def test_long_names_of_many_rows_stay_within_the_chart(tab: Page) -> None:
    await tab.set_viewport_size({"width": 390, "height": 844})
    data = ", ".join(f"Research department {'ABCDEFGHIJKL'[i]} {9 + i}" for i in range(12))
    for family in CHARTS:
        await tab.goto("about:blank")
        await tab.set_content(re.sub('data = "[^"]*"', f'data = "{data}"', taught(family)))
        out = await tab.evaluate(
            """() => [...document.querySelectorAll("text")].filter(text => {
              const inner = text.getBoundingClientRect();
              const outer = document.getElementById("view").getBoundingClientRect();
              return inner.left < outer.left - 1 || inner.right > outer.right + 1
                || inner.top < outer.top - 1 || inner.bottom > outer.bottom + 1;
            }).map(text => text.textContent)"""
        )
        assert out == [], family


async def test_what_stands_beside_a_chart_agrees_with_it(tab: Page) -> None:
    examples = [FAMILIES["column_chart"].example(Random(seed), False) for seed in range(200)]
    for cue, place, words in (
        ("with totals", ".facts b", ["12", "6", "8"]),
        ("with a table", "tr", ["NameValue", "figs4", "plums8"]),
    ):
        page = text_of(next(example for example in examples if cue in example.sentence).page)
        await tab.goto("about:blank")
        await tab.set_content(re.sub('data = "[^"]*"', 'data = "figs 4, plums 8"', page))
        await expect(tab.locator(place)).to_have_text(words)


async def test_the_calculator_computes_from_left_to_right(tab: Page) -> None:
    await tab.set_content(taught("calculator"))
    for keys, result in (
        ("12+3×2=", "30"),
        ("C0.1+0.2=", "0.3"),
        ("C7−9=", "-2"),
        ("C8÷4÷2=", "1"),
    ):
        for key in keys:
            await tab.get_by_role("button", name=key, exact=True).click()
        await expect(tab.locator("#screen")).to_have_text(result)


async def test_the_stopwatch_counts_pauses_and_resets(tab: Page) -> None:
    await tab.clock.install()
    await tab.set_content(taught("stopwatch"))
    await tab.get_by_role("button", name="Start").click()
    await tab.clock.run_for(61_500)
    await tab.get_by_role("button", name="Pause").click()
    time = tab.locator("#time")
    await expect(time).to_have_text(re.compile(r"^01:\d\d\.\d$"))  # real time goes on too
    shown = await time.text_content() or ""
    await tab.clock.run_for(5_000)
    await expect(time).to_have_text(shown)
    await tab.get_by_role("button", name="Reset").click()
    await expect(tab.locator("#time")).to_have_text("00:00.0")


async def test_three_in_a_row_win(tab: Page) -> None:
    await tab.set_content(taught("tic_tac_toe"))
    cells = tab.locator("#field button")
    for cell in (0, 3, 1, 4, 2):
        await cells.nth(cell).click()
    await expect(tab.locator("#state")).to_have_text("X wins!")
    await tab.get_by_role("button", name="New game").click()
    await expect(tab.locator("#state")).to_have_text("X is next")


async def test_2048_joins_equal_numbers_once(tab: Page) -> None:
    await tab.set_content(taught("game_2048"))
    assert await tab.evaluate("slide([2, 2, 4, 0])") == [4, 4, 0, 0]
    assert await tab.evaluate("slide([0, 2, 0, 2])") == [4, 0, 0, 0]
    assert await tab.evaluate("slide([4, 4, 4, 4])") == [8, 8, 0, 0]


async def test_tetris_clears_a_full_line(tab: Page) -> None:
    await tab.set_content(taught("tetris"))
    script = """() => {
      field = []; field[19] = Array(10).fill(1); field[19][0] = field[19][1] = 0;
      piece = shapes[1]; px = 0; py = 18;
      fall();
      return [points, field[19].filter(Boolean).length];
    }"""
    assert await tab.evaluate(script) == [1, 2]


async def test_a_blinker_blinks(tab: Page) -> None:
    await tab.set_content(taught("life"))
    script = """() => {
      const at = (x, y) => y * columns + x;
      cells = cells.map((_, i) => [at(4, 5), at(5, 5), at(6, 5)].includes(i));
      step();
      return [at(5, 4), at(5, 5), at(5, 6)].every(i => cells[i]) && cells.filter(Boolean).length;
    }"""
    assert await tab.evaluate(script) == 3


async def test_two_equal_cards_stay_open(tab: Page) -> None:
    await tab.set_content(taught("memory"))
    cards = tab.locator("#cards button")
    faces = await cards.all_text_contents()
    assert len(faces) == 16
    twin = faces.index(faces[0], 1)
    await cards.nth(0).click()
    await cards.nth(twin).click()
    await expect(tab.locator("#cards .open")).to_have_count(2)


async def test_a_password_is_as_long_as_asked(tab: Page) -> None:
    await tab.set_content(taught("password"))
    await tab.locator("#length").fill("24")
    assert len(await tab.locator("#word").text_content() or "") == 24


async def test_a_menu_lists_its_dishes_and_a_guest_says_yes(tab: Page) -> None:
    await tab.set_content(taught("menu"))
    assert await tab.locator("#dishes li").count() == await tab.evaluate("rows.length") > 1
    await tab.goto("about:blank")
    await tab.set_content(taught("event"))
    await tab.get_by_role("button", name="I am coming").click()
    await expect(tab.get_by_role("button")).to_have_text("See you there!")


async def test_the_double_pendulum_keeps_its_energy(tab: Page) -> None:
    await tab.set_content(taught("pendulum"))
    script = """() => {
      const energy = () => va * va + vb * vb / 2 + va * vb * Math.cos(a - b) - 2 * Math.cos(a) - Math.cos(b);
      const before = energy();
      for (let i = 0; i < 20000; i++) step(0.0005);
      return Math.abs(energy() - before);
    }"""
    assert await tab.evaluate(script) < 0.3


async def test_the_quiz_counts_right_answers_and_starts_again(tab: Page) -> None:
    await tab.clock.install()
    await tab.set_content(text_of(quiz.SCENE.example(Random(1), False).page))
    for answer in ("Pacific", "Tin", "Four", "1440"):
        await tab.get_by_role("button", name=answer, exact=True).click()
        await tab.clock.run_for(1_000)
    await expect(tab.locator("#ask")).to_have_text("Right answers: 3 / 4")
    await tab.get_by_role("button", name="Once more").click()
    await tab.clock.run_for(10)
    await expect(tab.locator("#ask")).to_have_text("Which is the largest ocean?")


async def test_the_converter_knows_lengths_weights_and_temperatures(tab: Page) -> None:
    await tab.set_content(taught("converter"))
    for kind, amount, one, other, result in (
        ("Length", "3", "mi", "km", "4.82803"),
        ("Weight", "500", "g", "kg", "0.5"),
        ("Temperature", "98.6", "°F", "°C", "37"),
        ("Temperature", "0", "K", "°C", "-273.15"),
    ):
        await tab.get_by_label("What to convert").select_option(kind)
        await tab.get_by_label("Amount").fill(amount)
        await tab.get_by_label("From").select_option(one)
        await tab.get_by_label("To", exact=True).select_option(other)
        await expect(tab.locator("#result")).to_have_text(result)


async def test_the_blog_has_a_post_for_each_title(tab: Page) -> None:
    page = taught("blog")
    start = page.index('const things = "') + 16
    await tab.set_content(
        page[:start] + "Notes on tea, buy milk and O'Neill" + page[page.index('";', start) :]
    )
    await expect(tab.locator("article h2")).to_have_text(["Notes on tea", "buy milk", "O'Neill"])
