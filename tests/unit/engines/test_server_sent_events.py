import json

import pytest

from inference.engines.server_sent_events import EventDecoder

SENT = [{"text": "a\u2028b\u0085c\x0c 第 🎉"}, {"text": ""}, {"text": "\r\n\n"}]
BODY = b": keep-alive\n\n" + b"".join(
    f"data: {json.dumps(data, ensure_ascii=False)}\n\n".encode() for data in SENT
)


def decoded(pieces: list[bytes]) -> list[bytes]:
    decoder = EventDecoder()
    return [event for piece in pieces for event in decoder.feed(piece)] + decoder.close()


def test_every_cut_gives_the_same_events() -> None:
    for cut in range(len(BODY) + 1):
        events = decoded([BODY[:cut], BODY[cut:]])
        assert [json.loads(event) for event in events] == SENT


@pytest.mark.parametrize(
    ("body", "events"),
    [
        (b"data: a\r\n\r\ndata: b\r\n\r\n", [b"a", b"b"]),
        (b"data:a\n\n", [b"a"]),
        (b"data:  a\n\n", [b" a"]),
        (b"data: a\ndata: b\n\n", [b"a\nb"]),
        (b"event: x\nid: 7\nretry: 1\ndata: a\n\n", [b"a"]),
        (b"data: a", [b"a"]),
        (b"data:\n\n", [b""]),
        (b": nothing\n\n\n\n", []),
    ],
)
def test_the_forms_that_servers_send(body: bytes, events: list[bytes]) -> None:
    assert decoded([body]) == events
    assert decoded([body[number : number + 1] for number in range(len(body))]) == events
