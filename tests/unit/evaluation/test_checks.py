"""Each check passes on a page that is right, and fails on one that is broken on purpose."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio

from inference.evaluation import browser_checks, static_checks
from inference.evaluation.answering import Answer
from inference.evaluation.browser_checks import (
    Answers,
    Coloured,
    Dark,
    Finds,
    Has,
    Lacks,
    Moves,
    NoErrors,
    NothingMissing,
    Plots,
    Reacts,
    Shows,
    Visible,
    pressed,
    typed,
)
from inference.evaluation.grading import read
from inference.evaluation.opened import OpenedPage
from inference.evaluation.run import graded_in_own_browser
from inference.evaluation.static_checks import (
    HasPage,
    IsComplete,
    LoadsNothing,
    SpeaksLanguage,
)
from inference.evaluation.suite import TASKS
from inference.evaluation.suite.edits import BARS, COUNTER, LIST
from inference.evaluation.task import BrowserCheck, StaticCheck, Task
from tests.browser.conftest import ARGUMENTS

if TYPE_CHECKING:
    from playwright.async_api import Browser

EN, ZH = Task("a/en", "en", "a page"), Task("a/zh", "zh", "一个网页")


def page(body: str) -> str:
    return f"<!DOCTYPE html>\n<html>\n<body>\n{body}\n</body>\n</html>\n"


def fenced(body: str) -> str:
    return f"Here.\n\n```html\n{page(body)}```\n"


@pytest.mark.parametrize(
    ("check", "task", "good", "bad"),
    [
        (HasPage(), EN, fenced("<p>Hi</p>"), "I would rather not."),
        (IsComplete(), EN, fenced("<p>Hi</p>"), "```html\n<!DOCTYPE html>\n<p>Hi"),
        (IsComplete(), EN, fenced("<p>Hi</p>"), "```html\n<p>Hi</p>\n```\n"),
        (LoadsNothing(), EN, fenced("<img src='data:,'>"), fenced("<img src='https://a.b/c.png'>")),
        (LoadsNothing(), EN, fenced("<p>1"), fenced("<script>fetch('https://a.b/c')</script>")),
        (SpeaksLanguage(), EN, fenced("<p>Hello</p>"), fenced("<p>你好,欢迎光临我的网站</p>")),
        (SpeaksLanguage(), ZH, fenced("<p>你好</p>"), fenced("<p>Hello</p>")),
    ],
)
def test_what_an_answer_has_to_be(check: StaticCheck, task: Task, good: str, bad: str) -> None:
    right, _ = read(task, Answer(task.name, task.sentence, good))
    wrong, _ = read(task, Answer(task.name, task.sentence, bad))
    assert check.problem(task, right) == ""
    assert check.problem(task, wrong) != ""


def test_no_check_of_a_page_hides_what_went_wrong_before_it() -> None:
    of_text = (check.name for check in static_checks.ALWAYS)
    always = {"answers", *of_text, *(check.name for check in browser_checks.ALWAYS)}
    assert always.isdisjoint(check.name for task in TASKS for check in task.checks)


BALL = """<canvas id="c" width="400" height="100"></canvas><script>
let x = 10, speed = 1;
const pen = c.getContext("2d");
addEventListener("keydown", (event) => { if (event.key === "ArrowLeft") speed = -1; });
function draw() {
  pen.clearRect(0, 0, 400, 100); pen.fillRect(x, 50, 5, 5); x += speed; requestAnimationFrame(draw);
}
draw();
</script>"""
STILL = BALL.replace("requestAnimationFrame(draw);", "")
DEAF = BALL.replace("ArrowLeft", "Nothing")
ON_CANVAS = """<canvas id="c" width="200" height="100"></canvas><script>
const pen = c.getContext("2d");
[3, 5, 9, 2].forEach((value, index) => pen.fillRect(20 * index, 100 - 9 * value, 10, 9 * value));
pen.fillText("apples", 10, 10);
</script>"""
SLICES = """<svg viewBox="-1 -1 2 2"></svg><script>
let at = 0;
const point = (share) => `${Math.cos(2 * Math.PI * share)} ${Math.sin(2 * Math.PI * share)}`;
document.querySelector("svg").innerHTML = [0.4, 0.3, 0.18, 0.12].map((share) => {
  const from = at; at += share;
  return `<path d="M0 0L${point(from)}A1 1 0 ${share > 0.5 ? 1 : 0} 1 ${point(at)}Z"/>`;
}).join("");
</script>"""
ADDING = """<button>6</button><button>7</button><button>×</button><button>=</button><output></output>
<script>
let typed = "";
document.querySelectorAll("button").forEach((button) => button.addEventListener("click", () => {
  if (button.textContent === "=") typed = String(eval(typed.replace("×", "*")));
  else typed += button.textContent;
  document.querySelector("output").textContent = typed;
}));
</script>"""
SOON = """<p id="p">3</p><script>setTimeout(() => { p.textContent = "Go!"; }, 4000)</script>"""
BY_CLICK = """<button onclick="this.textContent = 'done'">Start</button>"""
ITEMS = "<ul><li>a</li><li>b</li><li>c</li></ul>"


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def chromium() -> AsyncIterator["Browser"]:
    from playwright.async_api import async_playwright

    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=ARGUMENTS
        )
        yield browser
        await browser.close()


@pytest.mark.browser
@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize(
    ("check", "good", "bad"),
    [
        (NoErrors(), page("<p>Hi</p>"), page("<script>missing()</script>")),
        (NoErrors(), page("<p>"), page("<script>setTimeout(() => missing(), 500)</script>")),
        (Visible(), page("<p>Hi</p>"), page("<div></div>")),
        (Visible(), page(BALL), page("<canvas width=100 height=100></canvas>")),
        (NothingMissing(), page("<p>Hi"), page("<script src='https://a.test/b.js'></script>")),
        (Shows(("Hi", "you|thou")), page("<p>Hi you"), page("<p>Hi there")),
        (Shows(("apples",)), page(ON_CANVAS), page("<canvas></canvas>")),
        (Shows(("Go!",), after=4000), page(SOON), page(SOON.replace("4000", "40000"))),
        (Lacks(("old",)), page("<p>new"), page("<p>old")),
        (Moves(), page(BALL), page(STILL)),
        (Reacts((("key", "ArrowLeft"),)), page(BALL), page(DEAF)),
        (Reacts((("click", "Start"),)), page(BY_CLICK), page("<button>Start</button>")),
        (Reacts((("click", "Start"),)), page(BY_CLICK), page("<p>nothing to press")),
        (Answers((("click", "More"),) * 2, ("2",)), COUNTER, COUNTER.replace("+= 1", "+= 0")),
        (typed("milk", "添加"), LIST, LIST.replace("list.append(item)", "")),
        (pressed("7 ×|* 6 =", "42"), page(ADDING), page(ADDING.replace("eval(", "Number("))),
        (Plots((40, 25, 90, 60)), BARS, BARS.replace("90]", "30]")),
        (Plots((3, 5, 9, 2)), page(ON_CANVAS), page(ON_CANVAS.replace("9, 2", "2, 9"))),
        (Plots((40, 30, 18, 12)), page(SLICES), page(SLICES.replace("0.18, 0.12", "0.12, 0.18"))),
        (Has(3), page(ITEMS), page(ITEMS.replace("<li>c</li>", ""))),
        (Finds("input"), page("<input>"), page("<p>")),
        (Coloured("purple"), page("<h1 style='color: #73f'>Hi"), page("<h1>Hi")),
        (Dark(), page("<style>body { background: #111 }</style>"), page("<p>Hi")),
    ],
    ids=lambda value: getattr(value, "name", ""),
)
async def test_what_chromium_shows(
    chromium: "Browser", check: BrowserCheck, good: str, bad: str
) -> None:
    assert await problem(chromium, check, good) == ""
    assert await problem(chromium, check, bad) != ""


@pytest.mark.browser
@pytest.mark.asyncio(loop_scope="module")
async def test_no_change_is_made_by_leaving_the_page_alone(chromium: "Browser") -> None:
    for task in TASKS:
        if task.base:
            opened = OpenedPage(chromium, task.base["index.html"])
            problems = [await check.problem(opened) for check in task.checks]
            await opened.close()
            assert any(problems), task.name


@pytest.mark.browser
async def test_a_page_that_never_answers_fails_and_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("inference.evaluation.grading.CHECK_LIMIT", 2)
    monkeypatch.setattr("inference.evaluation.opened.LOAD_LIMIT", 2000)
    answer = Answer("a/en", "a page", fenced("<script>for (;;) {}</script>"))
    grade = await graded_in_own_browser(EN, answer, str, tmp_path)
    assert grade.problems["no errors"] != ""
    assert not grade.passed


async def problem(browser: "Browser", check: BrowserCheck, html: str) -> str:
    opened = OpenedPage(browser, html)
    try:
        return await check.problem(opened)
    finally:
        await opened.close()
