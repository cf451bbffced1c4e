"""One sentence through all processes, and what happens when they die."""

import asyncio
import json
import signal
import urllib.error
from collections.abc import Iterator
from typing import Any

import pytest
import websockets

from tests.integration.stack import TOKEN, Stack, running_stack
from tests.integration.viewer import Viewer

pytestmark = pytest.mark.processes
PARAGRAPHS = "".join(
    f"<p>Paragraph {number} of a long page – 第{number}段 🎉</p>\n" for number in range(60)
)
PAGE = f"<!DOCTYPE html>\n<html>\n<title>Long</title>\n<body>\n{PARAGRAPHS}</body>\n</html>\n"
ANSWER = f"A long page.\n\n```html\n{PAGE}```\n"
SCRIPTS: list[dict[str, Any]] = [
    {"match": "in red", "text": ANSWER.replace("Long", "Red"), "tokens_per_second": 2000},
    {"match": "quick", "text": ANSWER, "tokens_per_second": 2000},
    {"match": "broken", "text": "```html\n<p>half", "error": "The model fell over."},
    {"match": "silent", "text": "I would rather not.", "tokens_per_second": 500},
    # Slow enough to be killed in the middle, also on a busy machine.
    {"match": "", "text": ANSWER, "tokens_per_second": 100},
]


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    with running_stack(tmp_path_factory.mktemp("stack"), SCRIPTS) as stack:
        yield stack


async def ask(stack: Stack, sentence: str) -> dict[str, str]:
    created = await asyncio.to_thread(stack.call, "POST", "/api/artifacts", {"prompt": sentence})
    return {
        "id": created["id"],
        "events": created["events"],
        "generation": created["generation"]["id"],
    }


async def stored(stack: Stack, artifact: dict[str, str]) -> dict[str, object]:
    found = await asyncio.to_thread(stack.call, "GET", f"/api/artifacts/{artifact['id']}")
    return dict(found)


async def test_a_sentence_becomes_a_version(stack: Stack) -> None:
    artifact = await ask(stack, "a quick page")
    viewer = Viewer(stack, artifact["events"])
    await viewer.watch()
    assert viewer.types[:2] == ["queued", "started"]
    assert viewer.text() == PAGE
    assert viewer.numbers == sorted(set(viewer.numbers))
    ending = viewer.events[-1]
    assert (ending["type"], ending["version"], ending["title"]) == ("finished", 1, "Long")
    assert (await stored(stack, artifact))["head"] == {"number": 1, "files": {"index.html": PAGE}}


async def test_who_joins_late_or_after_the_end_sees_the_same(stack: Stack) -> None:
    artifact = await ask(stack, "a page")
    first = Viewer(stack, artifact["events"])
    watching = asyncio.create_task(first.watch())
    await Viewer(stack, artifact["events"]).watch(count=20)
    late = Viewer(stack, artifact["events"])
    await asyncio.gather(watching, late.watch())
    after = Viewer(stack, artifact["events"])
    await after.watch()
    assert first.text() == late.text() == after.text() == PAGE
    assert first.events == late.events == after.events


async def test_a_cancelled_page_keeps_what_was_written(stack: Stack) -> None:
    artifact = await ask(stack, "a page")
    viewer = Viewer(stack, artifact["events"])
    await viewer.watch(count=30)
    await asyncio.to_thread(stack.call, "POST", f"/api/generations/{artifact['generation']}/cancel")
    await viewer.watch()
    assert viewer.types[-1] == "cancelled"
    assert viewer.events[-1]["version"] == 1
    assert 0 < len(viewer.text()) < len(PAGE)
    assert PAGE.startswith(viewer.text())
    head = (await stored(stack, artifact))["head"]
    assert head == {"number": 1, "files": {"index.html": viewer.text()}}


async def test_a_failure_says_why_and_keeps_what_was_written(stack: Stack) -> None:
    artifact = await ask(stack, "a broken page")
    viewer = Viewer(stack, artifact["events"])
    await viewer.watch()
    ending = viewer.events[-1]
    assert (ending["type"], ending["message"]) == ("failed", "The model fell over.")
    assert ending["version"] == 1


async def test_an_answer_without_a_page_makes_no_version(stack: Stack) -> None:
    artifact = await ask(stack, "a silent page")
    viewer = Viewer(stack, artifact["events"])
    await viewer.watch()
    assert (viewer.events[-1]["type"], viewer.events[-1]["version"]) == ("finished", None)
    assert (await stored(stack, artifact))["head"] is None


async def test_a_change_follows_on_the_same_socket(stack: Stack) -> None:
    artifact = await ask(stack, "a quick page")
    viewer = Viewer(stack, artifact["events"])
    await viewer.watch()
    path = f"/api/artifacts/{artifact['id']}/messages"
    await asyncio.to_thread(stack.call, "POST", path, {"text": "quick: in red"})
    viewer.events.clear()
    await viewer.watch()
    following = [event for event in viewer.events if event["type"] != "snapshot"]
    assert (following[0]["id"], following[-1]["version"]) == ("2-1", 2)


async def test_killing_the_web_process_loses_no_character(stack: Stack) -> None:
    artifact = await ask(stack, "a page")
    viewer = Viewer(stack, artifact["events"])
    watching = asyncio.create_task(viewer.watch())
    await Viewer(stack, artifact["events"]).watch(count=15)
    await asyncio.to_thread(stack.end, "web", signal.SIGKILL)
    await asyncio.to_thread(stack.start_web)
    await watching
    assert viewer.connections > 1
    assert viewer.text() == PAGE
    assert viewer.numbers == sorted(set(viewer.numbers))


async def test_killing_the_worker_pauses_the_page_and_loses_no_character(stack: Stack) -> None:
    artifact = await ask(stack, "a page")
    viewer = Viewer(stack, artifact["events"])
    watching = asyncio.create_task(viewer.watch())
    await Viewer(stack, artifact["events"]).watch(count=15)
    await asyncio.to_thread(stack.end, "worker", signal.SIGKILL)
    await asyncio.to_thread(stack.start_worker)
    await watching
    assert "resumed" in viewer.types
    assert viewer.types[-1] == "finished"
    assert viewer.text() == PAGE
    assert viewer.numbers == list(range(1, len(viewer.numbers) + 1))


async def test_a_worker_that_is_stopped_hands_over(stack: Stack) -> None:
    artifact = await ask(stack, "a page")
    viewer = Viewer(stack, artifact["events"])
    watching = asyncio.create_task(viewer.watch())
    await Viewer(stack, artifact["events"]).watch(count=15)
    await asyncio.to_thread(stack.end, "worker", signal.SIGTERM)
    await asyncio.to_thread(stack.start_worker)
    await watching
    assert viewer.text() == PAGE
    assert viewer.types[-1] == "finished"


async def test_restarting_the_queue_loses_no_character(stack: Stack) -> None:
    artifact = await ask(stack, "a page")
    viewer = Viewer(stack, artifact["events"])
    watching = asyncio.create_task(viewer.watch())
    await Viewer(stack, artifact["events"]).watch(count=15)
    await asyncio.to_thread(stack.valkey.kill)
    await asyncio.to_thread(stack.valkey.start)
    await watching
    assert viewer.text() == PAGE
    assert viewer.types[-1] == "finished"


async def test_without_its_log_a_page_comes_from_the_database(stack: Stack) -> None:
    artifact = await ask(stack, "a quick page")
    await Viewer(stack, artifact["events"]).watch()
    from redis import Redis

    with Redis.from_url(stack.valkey.url) as redis:
        redis.delete(f"artifact:{artifact['id']}:events")
    viewer = Viewer(stack, artifact["events"])
    await viewer.watch(count=1)
    [snapshot] = viewer.events
    assert (snapshot["type"], snapshot["version"], snapshot["status"]) == (
        "snapshot",
        1,
        "finished",
    )
    assert snapshot["files"] == {"index.html": PAGE}


@pytest.mark.parametrize(
    ("path", "headers", "code"),
    [
        ("{events}", {}, 4403),
        ("{events}", {"Authorization": "Bearer wrong"}, 4404),
        ("{events}", {"Origin": "null"}, 4403),
        ("{events}", {"Origin": "https://evil.example"}, 4403),
        ("{events}?after=x", {"Authorization": f"Bearer {TOKEN}"}, 4400),
        ("{events}?after=1-" + "9" * 30, {"Authorization": f"Bearer {TOKEN}"}, 4400),
        (
            "/ws/artifacts/00000000-0000-0000-0000-000000000000/",
            {"Authorization": f"Bearer {TOKEN}"},
            4404,
        ),
        ("/ws/shares/unknown/", {"Authorization": f"Bearer {TOKEN}"}, 4404),
    ],
)
async def test_a_socket_opens_only_for_who_may_watch(
    stack: Stack, path: str, headers: dict[str, str], code: int
) -> None:
    artifact = await ask(stack, "a quick page")
    url = stack.origin.replace("http", "ws") + path.format(events=artifact["events"])
    assert await close_code(url, headers) == code


async def close_code(url: str, headers: dict[str, str]) -> int:
    try:
        async with (
            asyncio.timeout(10),
            websockets.connect(url, additional_headers=headers) as socket,
        ):
            await socket.recv()
    except websockets.exceptions.ConnectionClosed as closed:
        return closed.rcvd.code if closed.rcvd else 0
    except websockets.exceptions.InvalidStatus as refused:
        return {403: 4403, 404: 4404}.get(refused.response.status_code, 0)
    return 0


async def test_a_link_holder_watches_and_a_stranger_does_not(stack: Stack) -> None:
    artifact = await ask(stack, "a page")
    path = f"/api/artifacts/{artifact['id']}/share"
    share = await asyncio.to_thread(stack.call, "POST", path, {})
    grace = Viewer(stack, f"/ws/shares/{share['token']}/")
    await grace.watch()
    assert grace.text() == PAGE
    await asyncio.to_thread(stack.call, "DELETE", f"/api/shares/{share['token']}")
    headers = {"Authorization": f"Bearer {TOKEN}"}
    url = stack.origin.replace("http", "ws") + f"/ws/shares/{share['token']}/"
    assert await close_code(url, headers) == 4404


async def test_a_holder_is_sent_away_when_the_link_is_revoked(stack: Stack) -> None:
    artifact = await ask(stack, "a quick page")
    path = f"/api/artifacts/{artifact['id']}/share"
    share = await asyncio.to_thread(stack.call, "POST", path, {})
    url = stack.origin.replace("http", "ws") + f"/ws/shares/{share['token']}/"
    headers = {"Authorization": f"Bearer {TOKEN}"}
    async with asyncio.timeout(30), websockets.connect(url, additional_headers=headers) as socket:
        await socket.recv()
        await asyncio.to_thread(stack.call, "DELETE", f"/api/shares/{share['token']}")
        with pytest.raises(websockets.exceptions.ConnectionClosed) as closed:
            await until_closed(socket)
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 4410


async def test_the_socket_answers_ping_and_nothing_else(stack: Stack) -> None:
    artifact = await ask(stack, "a quick page")
    headers = {"Authorization": f"Bearer {TOKEN}"}
    url = f"{stack.origin.replace('http', 'ws')}{artifact['events']}?after=9-0"
    async with asyncio.timeout(10), websockets.connect(url, additional_headers=headers) as socket:
        await socket.send('{"type":"ping"}')
        while json.loads(await socket.recv())["type"] != "pong":
            pass
        await socket.send("x" * 2000)
        with pytest.raises(websockets.exceptions.ConnectionClosed):
            await until_closed(socket)


async def until_closed(socket: websockets.ClientConnection) -> None:
    while True:
        await socket.recv()


def test_a_bad_sentence_is_refused_over_the_wire(stack: Stack) -> None:
    with pytest.raises(urllib.error.HTTPError) as refused:
        stack.call("POST", "/api/artifacts", {"prompt": ""})
    assert refused.value.code == 422
