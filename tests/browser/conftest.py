"""Chromium against the real stack."""

import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.integration.stack import Stack, running_stack

expect.set_options(timeout=20_000)  # milliseconds; some machines stand still for seconds
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
LINES = "".join(f"<p>Line {number} of the page.</p>\n" for number in range(120))
PAGE = (
    "<!DOCTYPE html>\n<html>\n<head>\n<title>Long page</title>\n"
    "<style>body { font: 18px Georgia; background: #fffbe8 }</style>\n</head>\n<body>\n"
    "<h1>Long page</h1>\n"
    "<script>window.runs = (window.runs || 0) + 1; console.log('ran', { runs });"
    "localStorage.setItem('seen', runs);</script>\n"
    f"{LINES}<button onclick=\"this.textContent = 'pressed'\">Press</button>\n</body>\n</html>\n"
)
GAME = (
    "<!DOCTYPE html>\n<html>\n<head>\n<title>Game</title>\n"
    "<style>\nbody { background: white }\n</style>\n</head>\n<body>\n"
    '<button onclick="this.textContent = ++score">0</button>\n'
    "<script>var score = 0;</script>\n</body>\n</html>\n"
)
COUNTING = (
    "<!DOCTYPE html>\n<p id=visits></p>\n<script>\n"
    "localStorage.visits = Number(localStorage.visits || 0) + 1;\n"
    "document.getElementById('visits').textContent = localStorage.visits;\n</script>\n"
)
DARK = (
    "Dark now.\n\n```html index.html\n<<<<<<< SEARCH\nbody { background: white }\n=======\n"
    "body { background: black }\n>>>>>>> REPLACE\n```\n"
)
LABEL = DARK.replace("body { background: white }", "<script>var score = 0;</script>").replace(
    "body { background: black }", "<script>var score = 40;</script>"
)
CALLED = DARK.replace("body { background: white }", "<title>Game</title>").replace(
    "body { background: black }", "<title>Clicks &amp; more</title>"
)
# Reads its data in three ways.
CHART = """<!DOCTYPE html>
<html><head><title>Sales</title></head><body><h1>Sales</h1>
<img src="logo.png" alt="Logo" width="24">
<p id="fetched"></p><p id="d3"></p><p id="older"></p>
<script src="https://cdn.jsdelivr.net/npm/d3@7"></script>
<script>
const say = (id) => (text) => (document.getElementById(id).textContent = text);
fetch("sales.csv").then((answer) => answer.text()).then((text) => say("fetched")(text.split("\\n")[2]));
d3.csv("data/sales.csv", d3.autoType).then((rows) => say("d3")(`sum ${d3.sum(rows, (row) => row.sales)}`));
const request = new XMLHttpRequest();
request.onload = () => say("older")(request.responseText.length);
request.open("GET", "./sales.csv");
request.send();
</script></body></html>
"""
STEPS = "Title: Named by the model\n- Make the background dark\n- call it Clicks & more\n- Add a high score\n"
SCRIPTS: list[dict[str, Any]] = [
    {"match": "suggest three next steps", "text": STEPS, "tokens_per_second": 3000},
    {"match": "score = 0; score <|fim_suffix|>", "text": "+= 41;"},
    {"match": "<|fim_middle|>", "text": ""},
    {"match": "a blank page", "text": "```html\n<!DOCTYPE html>\n<div></div>\n```\n"},
    {"match": "- sales (number: 20 to 30)", "text": f"```html\n{CHART}```\n"},
    {"match": "Change this: make the background dark", "text": DARK},
    {"match": "Change this: begin with forty", "text": LABEL},
    {"match": "Change this: call it Clicks & more", "text": CALLED},
    {
        "match": "Change this: quick: with more colour",
        "text": f"```html\n{PAGE.replace('#fffbe8', '#ffe')}```\n",
        "tokens_per_second": 3000,
    },
    {
        "match": "Change this: write it anew",
        "text": f"```html\n{PAGE.replace('<h1>Long page', '<h1>Written anew')}```\n",
        "tokens_per_second": 60,
    },
    {"match": "a loop does not end", "text": "```html\n<p>Mended</p>\n```\n"},
    {
        "match": "The page reports these errors",
        "text": LABEL.replace("<script>var score = 0;</script>", "<script>missing();</script>"),
    },
    {"match": "an error", "text": f"```html\n{GAME.replace('var score = 0', 'missing()')}```\n"},
    {"match": "a game", "text": f"```html\n{GAME}```\n", "tokens_per_second": 3000},
    {"match": "a counting page", "text": f"```html\n{COUNTING}```\n", "tokens_per_second": 3000},
    {"match": "quick", "text": f"Here.\n\n```html\n{PAGE}```\n", "tokens_per_second": 3000},
    {"match": "frozen", "text": "```html\n<p>Hi</p><script>for (;;) {}</script>\n```\n"},
    {"match": "broken", "text": "Sorry", "error": "The model fell over."},
    {"match": "nothing", "text": "I would rather talk."},
    {
        "match": "two files",
        "text": '```html\n<h1 id="a">A</h1><script src="go.js"></script>\n```\n'
        "**go.js**\n```js\ndocument.getElementById('a').textContent = 'joined';\n```\n",
    },
    {"match": "an unhurried page", "text": f"```html\n{PAGE}```\n", "tokens_per_second": 120},
    {"match": "a slow page", "text": f"```html\n{PAGE}```\n", "tokens_per_second": 60},
    {"match": "", "text": f"Here.\n\n```html\n{PAGE}```\n", "tokens_per_second": 400},
]


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    with running_stack(
        tmp_path_factory.mktemp("browser-stack"), SCRIPTS, SUGGEST_STEPS="true"
    ) as stack:
        yield stack


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    names = ("chromium", "chromium-browser", "google-chrome")
    path = next(found for name in names if (found := shutil.which(name)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert errors == []
