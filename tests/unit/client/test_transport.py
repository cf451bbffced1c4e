"""What the client does when the connection, or who answers, is not well."""

import json
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from artifacts_app.client import Client, Refused, Unreachable, following, transport

Answer = Callable[[httpx.Request], httpx.Response]
ID = "8e03978e-40d5-43dd-bc93-6894a57f9324"
CREATED = {"id": ID, "url": "/artifacts/x/", "title": "x", "generation": {"id": ID, "status": "q"}}


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.sleep", lambda seconds: None)


def client_of(*answers: httpx.Response | Exception) -> tuple[Client, list[httpx.Request]]:
    """Gives one answer after the other; the last one again and again."""
    asked: list[httpx.Request] = []
    left = list(answers)

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        found = left.pop(0) if len(left) > 1 else left[0]
        if isinstance(found, Exception):
            raise found
        return found

    return Client("http://test", "token", transport=httpx.MockTransport(answer)), asked


def stream(*events: dict[str, Any]) -> httpx.Response:
    lines = "".join(f": hi\nid: {event['id']}\ndata: {json.dumps(event)}\n\n" for event in events)
    return httpx.Response(200, text=f"retry: 1000\n\n{lines}")


def event(number: int, kind: str = "file_appended") -> dict[str, Any]:
    return {"id": f"1-{number}", "type": kind}


def test_what_parts_lines_elsewhere_parts_no_event() -> None:
    said = {**event(1), "text": "a\u2028b\u0085c"}
    text = f"data: {json.dumps(said, ensure_ascii=False)}\r\n\r\ndata: {{}}"
    pieces = [text[at : at + 3] for at in range(0, len(text), 3)]
    assert list(following.events_in(following.lines_of(pieces))) == [said]


def test_a_creation_is_sent_again_as_the_same() -> None:
    client, asked = client_of(
        httpx.ConnectError("gone"), httpx.Response(503), httpx.Response(201, json=CREATED)
    )
    assert client.create("x").url == "http://test/artifacts/x/"
    assert len(asked) == 3
    assert len({request.headers["Idempotency-Key"] for request in asked}) == 1


def test_it_gives_up_in_plain_words() -> None:
    client, asked = client_of(httpx.ConnectError("gone"))
    with pytest.raises(Unreachable, match="http://test cannot be reached"):
        client.create("x")
    assert len(asked) == transport.TRIES


def test_what_must_not_be_repeated_is_sent_once() -> None:
    client, asked = client_of(httpx.ReadError("gone"))
    with pytest.raises(Unreachable):
        client.cancel(ID)
    assert len(asked) == 1


@pytest.mark.parametrize(
    "answer",
    [
        httpx.Response(404, text="<h1>Not found"),
        httpx.Response(500, text="oops"),
        httpx.Response(200, text="<h1>Welcome to nginx"),
        httpx.Response(301, headers={"Location": "https://elsewhere/"}),
        httpx.Response(400, json=[1]),
    ],
)
def test_somebody_else_at_the_address_is_noticed(answer: httpx.Response) -> None:
    client, _ = client_of(answer)
    with pytest.raises(Unreachable):
        client.check()


def test_a_refusal_says_when_to_come_back() -> None:
    problem = {"type": "urn:artifacts:problem:too_many", "detail": "Too many."}
    client, _ = client_of(httpx.Response(429, json=problem, headers={"Retry-After": "10"}))
    with pytest.raises(Refused, match="Too many") as refused:
        client.create("x")
    assert (refused.value.code, refused.value.retry_after) == ("too_many", 10.0)


def test_a_stream_that_breaks_is_taken_up_where_it_was() -> None:
    client, asked = client_of(
        stream(event(1), event(2)),
        httpx.ReadError("cut"),
        stream(event(3), event(4, "finished")),
    )
    assert [event["id"] for event in client.events(ID)] == ["1-1", "1-2", "1-3", "1-4"]
    places = [request.headers.get("Last-Event-ID") for request in asked]
    assert places == [None, "1-2", "1-2"]


def test_a_stream_that_never_goes_on_is_given_up() -> None:
    client, asked = client_of(httpx.ReadError("cut"))
    with pytest.raises(Unreachable):
        list(client.events(ID))
    assert len(asked) == following.MOST_FAILURES + 1


def test_nothing_more_is_an_end() -> None:
    client, _ = client_of(httpx.Response(204))
    assert list(client.events(ID, after="1-9")) == []


def test_lists_are_read_to_their_end() -> None:
    item = {"id": ID, "url": "/x", "title": "x", "created": "2026-01-01"}
    client, asked = client_of(
        httpx.Response(200, json={"items": [item], "next": "a"}),
        httpx.Response(200, json={"items": [item], "next": None}),
    )
    assert len(list(client.artifacts())) == 2
    assert asked[1].url.params["cursor"] == "a"
