"""HTTP with a token, refusals as errors, and patience where a second try is harmless."""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import httpx

from artifacts_app.client.errors import Refused, Unreachable

WAIT = httpx.Timeout(10.0, read=60.0)  # seconds; a stream says something every fifteen
TRIES = 3
PAUSE = 0.5  # seconds before the second try; twice that before the third
BUSY = {httpx.codes.BAD_GATEWAY, httpx.codes.SERVICE_UNAVAILABLE, httpx.codes.GATEWAY_TIMEOUT}
REPEATABLE = {"GET", "PUT", "DELETE"}
LONGEST_WAIT = 5.0  # seconds of a Retry-After that we sit out ourselves


class Transport:
    def __init__(self, url: str, token: str, transport: httpx.BaseTransport | None) -> None:
        self.url = url
        try:
            self._http = httpx.Client(
                base_url=url,
                headers={"Authorization": f"Bearer {token}", "Accept": "application/json"},
                timeout=WAIT,
                transport=transport,
            )
        except (httpx.InvalidURL, UnicodeEncodeError):
            raise Unreachable(f"{url} is no address, or the token is no token.") from None

    def close(self) -> None:
        self._http.close()

    def json(
        self,
        method: str,
        path: str,
        *,
        body: Any = None,
        params: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> dict[str, Any]:
        answer = self.send(method, path, body=body, params=params, headers=headers)
        try:
            found = answer.json() if answer.content else {}
        except ValueError:
            raise self._stranger() from None
        return found if isinstance(found, dict) else {}

    def send(
        self,
        method: str,
        path: str,
        *,
        body: Any = None,
        params: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> httpx.Response:
        """The answer, once it is a good one. Raises Refused or Unreachable."""
        headers = dict(headers or {})
        may_repeat = method in REPEATABLE or "Idempotency-Key" in headers
        request = self._http.build_request(method, path, json=body, params=params, headers=headers)
        for left in reversed(range(TRIES if may_repeat else 1)):
            try:
                answer = self._http.send(request)
            except httpx.TransportError as error:
                if not left:
                    raise self._unreachable(error) from error
            else:
                wait = _retry_after(answer) or 0
                if answer.status_code not in BUSY or not left or wait > LONGEST_WAIT:
                    return self._accepted(answer)
                time.sleep(wait)
            time.sleep(PAUSE * (TRIES - left))
        raise AssertionError("the last try returns or raises")

    @contextmanager
    def stream(self, path: str, headers: Mapping[str, str]) -> Iterator[httpx.Response]:
        """An open answer. Raises httpx.TransportError: who follows knows how to go on."""
        with self._http.stream("GET", path, headers=dict(headers)) as answer:
            if answer.status_code >= 400:
                answer.read()
            yield self._accepted(answer)

    def unreachable(self, error: Exception) -> Unreachable:
        return self._unreachable(error)

    def _accepted(self, answer: httpx.Response) -> httpx.Response:
        if answer.is_success:
            return answer
        if answer.is_redirect:
            raise Unreachable(f"{self.url} leads elsewhere: {answer.headers.get('location', '')}")
        try:
            problem = answer.json()
            detail = problem["detail"]
            code = str(problem["type"]).rpartition(":")[2]
        except (ValueError, KeyError, TypeError):
            raise self._stranger(answer.status_code) from None
        raise Refused(answer.status_code, code, str(detail), _retry_after(answer))

    def _stranger(self, status: int | None = None) -> Unreachable:
        said = f" (status {status})" if status else ""
        return Unreachable(f"What answers at {self.url} is not Artifacts{said}.")

    def _unreachable(self, error: Exception) -> Unreachable:
        if isinstance(error, httpx.TimeoutException):
            return Unreachable(f"{self.url} does not answer in time.")
        return Unreachable(f"{self.url} cannot be reached ({error}). Is it running?")


def _retry_after(answer: httpx.Response) -> float | None:
    text = answer.headers.get("retry-after", "")
    return float(text) if text.isascii() and text.isdigit() else None
