"""What an operator sees of one sentence: one request id in all logs, and numbers of all processes."""

import asyncio
import json
import re
import urllib.request
from collections.abc import Iterator
from typing import Any

import pytest

from tests.integration.stack import TOKEN, Stack, running_stack
from tests.integration.viewer import Viewer

pytestmark = pytest.mark.processes
PAGE = "```html\n" + "<p>Here</p>\n" * 20 + "```\n"
SCRIPTS: list[dict[str, Any]] = [{"match": "", "text": PAGE, "tokens_per_second": 50}]
DEADLINE = 30  # seconds
WANTED = {
    "artifacts_first_token_seconds_count",
    "artifacts_relay_lag_seconds_count",
    "artifacts_tokens_total",
    "artifacts_event_log_bytes_total",
}


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    folder = tmp_path_factory.mktemp("observed")
    with running_stack(folder, SCRIPTS, LOG_FORMAT="json") as stack:
        yield stack


async def test_logs_and_numbers_of_all_processes_tell_of_it(stack: Stack) -> None:
    created = await asyncio.to_thread(ask, stack, "seen-everywhere")
    await Viewer(stack, created["events"]).watch()
    async with asyncio.timeout(DEADLINE):
        # Each process tells its numbers every few seconds.
        while not await asyncio.to_thread(numbers_of, stack) >= WANTED:
            await asyncio.sleep(0.5)
    for name in ("web", "worker"):
        lines = [json.loads(line) for line in log_of(stack, name) if line.startswith("{")]
        assert any(line.get("request_id") == "seen-everywhere" for line in lines)
    [line] = [line for line in lines if "tokens" in line]
    assert line["generation_id"] == created["generation"]["id"]


def ask(stack: Stack, request_id: str) -> dict[str, Any]:
    request = urllib.request.Request(
        stack.origin + "/api/artifacts",
        data=json.dumps({"prompt": "a page"}).encode(),
        headers={
            "Authorization": f"Bearer {TOKEN}",
            "Content-Type": "application/json",
            "X-Request-ID": request_id,
        },
    )
    with urllib.request.urlopen(request, timeout=30) as answer:
        assert answer.headers["X-Request-ID"] == request_id
        created: dict[str, Any] = json.loads(answer.read())
    return created


def log_of(stack: Stack, name: str) -> list[str]:
    return (stack.folder / f"{name}.log").read_text().splitlines()


def numbers_of(stack: Stack) -> set[str]:
    headers = {"Authorization": f"Bearer {TOKEN}"}
    request = urllib.request.Request(stack.origin + "/metrics", headers=headers)
    with urllib.request.urlopen(request, timeout=30) as answer:
        return set(re.findall(r"^\w+", answer.read().decode(), re.MULTILINE))
