"""Reading server-sent events to the ending, however often the connection breaks."""

import json
import time
from collections.abc import Iterable, Iterator

import httpx

from artifacts_app.client.errors import Refused
from artifacts_app.client.transport import Transport
from artifacts_app.client.types import ENDINGS, Event

MOST_FAILURES = 8  # in a row, without an event in between
LONGEST_PAUSE = 8.0  # seconds


def follow(transport: Transport, path: str, after: str) -> Iterator[Event]:
    """Raises Unreachable where it cannot be taken up again, and Refused."""
    failures = 0
    while True:
        problem: Exception
        try:
            headers = {"Accept": "text/event-stream", **({"Last-Event-ID": after} if after else {})}
            with transport.stream(path, headers) as answer:
                if answer.status_code == httpx.codes.NO_CONTENT:
                    return
                for event in events_in(lines_of(answer.iter_text())):
                    after, failures = event["id"], 0
                    yield event
                    if event["type"] in ENDINGS:
                        return
            problem = httpx.RemoteProtocolError("the stream ended too early")
        except httpx.TransportError as error:
            problem = error
        except Refused as refused:
            if refused.status not in {429, 502, 503, 504}:
                raise
            problem = refused
        failures += 1
        if failures > MOST_FAILURES:
            raise transport.unreachable(problem) from problem
        time.sleep(min(0.25 * 2**failures, LONGEST_PAUSE))


def lines_of(texts: Iterable[str]) -> Iterator[str]:
    """Cut at line feeds alone: what else separates lines may stand inside an event."""
    rest = ""
    for text in texts:
        *lines, rest = (rest + text).split("\n")
        yield from (line.removesuffix("\r") for line in lines)


def events_in(lines: Iterable[str]) -> Iterator[Event]:
    """The events of a stream; comments and what belongs to no event are passed over."""
    data: list[str] = []
    for line in lines:
        if line.startswith("data:"):
            data.append(line.removeprefix("data:").removeprefix(" "))
        elif not line and data:
            yield json.loads("\n".join(data))
            data = []
