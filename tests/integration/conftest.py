from collections.abc import Iterator
from typing import Any

import pytest

from tests.integration import watched
from tests.integration.stack import Stack, running_stack
from tests.integration.team import Team, running_team
from tests.support.recovery import told

PAGE = "<!DOCTYPE html>\n<title>Snake</title>\n<h1>Snake</h1>\n" + "<p>A line of it.</p>\n" * 40
SCRIPTS: list[dict[str, Any]] = [
    {"match": "broken", "text": "Sorry", "error": "The model fell over."},
    {
        "match": "Change this",
        "text": "```html index.html\n<<<<<<< SEARCH\n<h1>Snake</h1>\n=======\n"
        "<h1>Red snake</h1>\n>>>>>>> REPLACE\n```\n",
    },
    {"match": "slow", "text": f"Here.\n\n```html\n{PAGE}```\n", "tokens_per_second": 60},
    {"match": "", "text": f"Here.\n\n```html\n{PAGE}```\n", "tokens_per_second": 3000},
]


@pytest.fixture(scope="session")
def scripted_stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """For everything that talks to the application from outside, as scripts do."""
    folder = tmp_path_factory.mktemp("scripted-stack")
    with running_stack(folder, SCRIPTS, WEBHOOKS_ALLOW_PRIVATE="true") as stack:
        yield stack


@pytest.fixture(scope="session")
def team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Team]:
    """Earlier requests stand in the sentences of later ones: the last of them first."""
    fast: dict[str, Any] = {"tokens_per_second": 2000}
    scripts = [
        {"match": "Undo it", "text": watched.ANSWER, **fast},
        {"match": "Rename it", "text": f"```html\n{watched.RENAMED}```\n", **fast},
        {"match": "quick", "text": watched.ANSWER, **fast},
        {"match": "", "text": watched.ANSWER, "tokens_per_second": 60},
    ]
    with running_team(tmp_path_factory.mktemp("team"), scripts) as team:
        yield team


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if told:
        terminalreporter.write_line("\n| what | found |\n|---|---|")
        for what, found in told:
            terminalreporter.write_line(f"| {what} | {found} |")
