"""A generation as server-sent events: followed, resumed, and told from the database."""

import json
from typing import Any

import httpx
import pytest
import redis

from tests.integration.conftest import PAGE
from tests.integration.stack import TOKEN, Stack

pytestmark = pytest.mark.processes
Event = dict[str, Any]


@pytest.fixture
def http(scripted_stack: Stack) -> httpx.Client:
    headers = {"Authorization": f"Bearer {TOKEN}"}
    return httpx.Client(base_url=scripted_stack.origin, headers=headers, timeout=30)


def asked(http: httpx.Client, sentence: str) -> tuple[str, str]:
    body = http.post("/api/artifacts", json={"prompt": sentence}).json()
    return body["id"], f"/api/generations/{body['generation']['id']}"


def followed(http: httpx.Client, path: str, limit: int = 10_000, **headers: str) -> list[Event]:
    events: list[Event] = []
    with http.stream("GET", f"{path}/events", headers=headers) as answer:
        assert answer.status_code == 200
        assert answer.headers["content-type"] == "text/event-stream"
        for line in answer.iter_lines():
            if line.startswith("data:"):
                events.append(json.loads(line.removeprefix("data:")))
                if len(events) == limit:
                    break
    return events


def text_of(events: list[Event]) -> str:
    return "".join(event["text"] for event in events if event["type"] == "file_appended")


def test_it_is_followed_to_its_end(http: httpx.Client) -> None:
    _, path = asked(http, "a snake game")
    events = followed(http, path)
    assert events[0]["type"] == "queued"
    assert events[-1]["type"] == "finished"
    assert text_of(events) == PAGE
    assert len({event["id"] for event in events}) == len(events)
    details = http.get(path).json()
    assert (details["status"], details["version"]) == ("finished", 1)


def test_who_was_cut_off_goes_on_where_it_was(http: httpx.Client) -> None:
    _, path = asked(http, "a slow snake")
    first = followed(http, path, limit=8)
    rest = followed(http, path, **{"Last-Event-ID": first[-1]["id"]})
    assert text_of(first + rest) == PAGE
    again = followed(http, f"{path}", **{"Last-Event-ID": first[-1]["id"]})
    assert again == [event for event in rest if event["type"] != "queued"]
    assert http.get(f"{path}/events", params={"after": rest[-1]["id"]}).status_code == 204


def test_a_failure_is_an_ending(http: httpx.Client) -> None:
    _, path = asked(http, "something broken")
    ending = followed(http, path)[-1]
    assert (ending["type"], ending["message"]) == ("failed", "The model fell over.")


def test_only_the_generation_asked_for_is_told(http: httpx.Client) -> None:
    artifact, first = asked(http, "a snake game")
    followed(http, first)
    changed = http.post(f"/api/artifacts/{artifact}/messages", json={"text": "In red"}).json()
    second = f"/api/generations/{changed['generation']['id']}"
    events = followed(http, second)
    assert {event["generation"] for event in events} == {changed["generation"]["id"]}
    snapshot, ending = followed(http, first)  # the log holds only the latest
    assert snapshot["files"] == {"index.html": PAGE}
    assert (ending["type"], ending["version"]) == ("finished", 1)
    assert http.get(f"{first}/events", params={"after": ending["id"]}).status_code == 204


def test_what_the_log_has_lost_comes_from_the_database(
    http: httpx.Client, scripted_stack: Stack
) -> None:
    artifact, path = asked(http, "a snake game")
    followed(http, path)
    redis.Redis.from_url(scripted_stack.valkey.url).delete(f"artifact:{artifact}:events")
    assert [event["type"] for event in followed(http, path)] == ["snapshot", "finished"]


def test_a_stranger_finds_nothing(http: httpx.Client, scripted_stack: Stack) -> None:
    _, path = asked(http, "a snake game")
    followed(http, path)
    assert httpx.get(f"{scripted_stack.origin}{path}/events").status_code in {403, 404}
    assert httpx.get(f"{scripted_stack.origin}{path}").status_code in {403, 404}


@pytest.mark.parametrize("cursor", ["x", "1", "-", "1-x", "99999999999999999999-1"])
def test_a_bad_cursor_is_refused_by_name(http: httpx.Client, cursor: str) -> None:
    _, path = asked(http, "a snake game")
    answer = http.get(f"{path}/events", params={"after": cursor})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == "after"
