"""One worker with one place, one person with many sentences, and another with one."""

import json
import time
import urllib.request
from collections.abc import Iterator
from typing import Any

import pytest

from tests.integration.stack import TOKEN, Stack, running_stack

pytestmark = pytest.mark.processes
PAGE = "```html\n" + "<p>Here</p>\n" * 15 + "```\n"
SCRIPTS: list[dict[str, Any]] = [{"match": "", "text": PAGE, "tokens_per_second": 60}]
MANY = 8
OTHER = "another-token-for-tests"
DEADLINE = 60  # seconds


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    folder = tmp_path_factory.mktemp("fairness")
    with running_stack(folder, SCRIPTS, WORKER_CONCURRENCY="1") as stack:
        stack._manage("create_token", "other", "--token", OTHER)
        yield stack


def call(stack: Stack, token: str, path: str, body: Any = None) -> Any:
    request = urllib.request.Request(
        stack.origin + path,
        data=None if body is None else json.dumps(body).encode(),
        headers={"Authorization": f"Bearer {token}", "Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.loads(answer.read())


def ask(stack: Stack, token: str, priority: str = "interactive") -> dict[str, Any]:
    body = {"prompt": "a page", "priority": priority}
    generation: dict[str, Any] = call(stack, token, "/api/artifacts", body)["generation"]
    return generation


def look(stack: Stack, token: str, generation: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = call(stack, token, f"/api/generations/{generation['id']}")
    return found


def test_one_who_asks_once_is_served_before_the_rest_of_the_many(stack: Stack) -> None:
    many = [ask(stack, TOKEN) for _ in range(MANY)]
    one = ask(stack, OTHER)
    places = [look(stack, TOKEN, generation)["position"] for generation in many]
    place = look(stack, OTHER, one)["position"]
    assert place is None or place < min(there for there in places[2:] if there)
    deadline = time.monotonic() + DEADLINE
    while look(stack, OTHER, one)["status"] != "finished":
        assert time.monotonic() < deadline
        time.sleep(0.1)  # between two looks
    statuses = [look(stack, TOKEN, generation)["status"] for generation in many]
    assert statuses.count("queued") >= MANY - 4
    while any(look(stack, TOKEN, generation)["status"] != "finished" for generation in many):
        assert time.monotonic() < deadline
        time.sleep(0.2)  # between two looks
