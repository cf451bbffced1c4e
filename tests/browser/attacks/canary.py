"""A server that nobody should ever reach."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self

NAIVE = "/naive"


class Canary:
    """Remembers the path of each request. `/naive` is a page that shows others' pages carelessly."""

    def __init__(self) -> None:
        self.paths: list[str] = []
        canary = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                if self.path == NAIVE:
                    self._answer(
                        b"<!DOCTYPE html><title>Naive</title><iframe id=f></iframe>", "text/html"
                    )
                    return
                canary.paths.append(self.path)
                self._answer(b"", "text/plain")

            do_POST = do_HEAD = do_OPTIONS = do_GET  # noqa: N815

            def _answer(self, body: bytes, kind: str) -> None:
                self.send_response(200)
                self.send_header("Content-Type", kind)
                self.send_header("Set-Cookie", "session=secret")
                self.send_header("Access-Control-Allow-Origin", "*")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *args: object) -> None:
                return

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.origin = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *exception: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def reached_by(self, name: str) -> bool:
        return any(path.startswith(f"/{name}") for path in self.paths)
