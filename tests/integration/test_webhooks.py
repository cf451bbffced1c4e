"""A webhook through all processes: the worker ends a page, and the courier tells of it."""

import json
import queue
import signal
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest

from tests.integration.stack import Stack

pytestmark = pytest.mark.processes


@pytest.fixture(scope="module")
def told_stack(scripted_stack: Stack) -> Iterator[Stack]:
    scripted_stack.start_courier()
    yield scripted_stack
    scripted_stack.end("courier", signal.SIGTERM)


@pytest.mark.parametrize(("sentence", "event"), [("a snake", "finished"), ("broken", "failed")])
def test_an_ending_is_told(told_stack: Stack, sentence: str, event: str) -> None:
    received: queue.Queue[dict[str, Any]] = queue.Queue()

    class Receiver(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            received.put(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(204)
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
            pass

    with HTTPServer(("127.0.0.1", 0), Receiver) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        url = f"http://127.0.0.1:{server.server_port}/"
        webhook = told_stack.call("POST", "/api/webhooks", {"url": url})
        try:
            made = told_stack.call("POST", "/api/artifacts", {"prompt": sentence})
            told = received.get(timeout=60)
        finally:
            told_stack.call("DELETE", f"/api/webhooks/{webhook['id']}")
            server.shutdown()
            thread.join()
    assert told["event"] == event
    assert told["generation"]["id"] == made["generation"]["id"]
    assert told["artifact"]["url"] == f"{told_stack.origin}{made['url']}"
