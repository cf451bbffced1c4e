"""One server among those that share the work."""

import asyncio
import json
import time
from collections.abc import AsyncGenerator, Iterator
from contextlib import aclosing, contextmanager
from dataclasses import dataclass

import httpx

from inference.engines.chat_completions import AnswerReader, Json
from inference.engines.refusal import refusal, refusal_in_stream
from inference.engines.server_sent_events import EventDecoder
from inference.errors import EngineError, EngineTimeout, EngineUnavailable
from inference.types import StreamItem, TextDelta

DONE = b"[DONE]"
KEEP_ALIVE_SECONDS = 2.0  # shorter than servers keep a connection: no request meets its end
REST_SECONDS = 10.0  # without new requests after a failure, while others are well


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds."""

    connect: float = 5.0
    first_token: float = 300.0  # with the wait for a place and the reading of a long prompt
    next_token: float = 120.0
    answer: float = 15.0  # to anything but a conversation


class Replica:
    def __init__(self, base_url: str, api_key: str | None, patience: Patience) -> None:
        self.base_url = base_url.rstrip("/")
        self._root = self.base_url.removesuffix("/v1")
        self.busy = 0
        self._failure: EngineError | None = None
        self._failed_at = 0.0
        self._patience = patience
        self._http = httpx.AsyncClient(
            headers={"Authorization": f"Bearer {api_key}"} if api_key else {},
            timeout=httpx.Timeout(patience.connect, read=None),
            limits=httpx.Limits(max_connections=None, keepalive_expiry=KEEP_ALIVE_SECONDS),
        )

    @property
    def failure(self) -> EngineError | None:
        """How it failed lately."""
        rested = time.monotonic() - self._failed_at > REST_SECONDS
        return None if rested else self._failure

    def fail(self, failure: EngineError) -> None:
        self._failure, self._failed_at = failure, time.monotonic()

    def recover(self) -> None:
        self._failure = None

    async def ask(self, path: str, body: Json | None = None) -> Json:
        """A path with a leading slash is below the server's root, another below the base URL."""
        root = self._root if path.startswith("/") else f"{self.base_url}/"
        method, wait = ("GET" if body is None else "POST"), self._patience.answer
        with self._reaching():
            response = await self._http.request(method, root + path, json=body, timeout=wait)
        if response.status_code != httpx.codes.OK:
            raise refusal(response.status_code, response.text)
        return _decoded(response.content)

    async def require_health(self) -> None:
        """Raises EngineUnavailable where the server says that it cannot answer: its list of models
        is there before the model is, and after its engine has died. A proxy may hide the page."""
        with self._reaching():
            response = await self._http.get(f"{self._root}/health", timeout=self._patience.answer)
        if response.status_code == httpx.codes.SERVICE_UNAVAILABLE:
            raise refusal(response.status_code, response.text)

    async def stream(self, path: str, body: Json) -> AsyncGenerator[StreamItem, None]:
        answer, wait = AnswerReader(), self._patience.first_token
        self.busy += 1
        try:
            async with aclosing(self._chunks(path, body)) as received:
                while (delta := await _next(received, answer, wait)) is not None:
                    yield delta
                    wait = self._patience.next_token
            yield answer.end()
        finally:
            self.busy -= 1

    async def _chunks(self, path: str, body: Json) -> AsyncGenerator[list[Json], None]:
        url, decoder = f"{self.base_url}/{path}", EventDecoder()
        with self._reaching():
            async with self._http.stream("POST", url, json=body) as response:
                await _raise_refusal(response)
                async for received in response.aiter_bytes():
                    yield [_decoded(data) for data in decoder.feed(received) if data != DONE]
                yield [_decoded(data) for data in decoder.close() if data != DONE]

    @contextmanager
    def _reaching(self) -> Iterator[None]:
        if self._http.is_closed:
            raise EngineUnavailable("The connection to the model server was closed.")
        try:
            yield
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            reason = str(error) or type(error).__name__
            raise EngineUnavailable(
                f"The model server {self.base_url} cannot be reached: {reason}"
            ) from error

    async def close(self) -> None:
        await self._http.aclose()


async def _next(
    received: AsyncGenerator[list[Json], None], answer: AnswerReader, seconds: float
) -> TextDelta | None:
    """None at the end."""
    try:
        async with asyncio.timeout(seconds):
            while answer.error is None and (chunks := await anext(received, None)) is not None:
                if (delta := answer.read(chunks)) is not None:
                    return delta
    except TimeoutError as error:
        raise EngineTimeout(f"The model has written nothing for {seconds:g} seconds.") from error
    if answer.error is not None:
        raise refusal_in_stream(answer.error)
    return None


async def _raise_refusal(response: httpx.Response) -> None:
    if response.status_code != httpx.codes.OK:
        raise refusal(response.status_code, (await response.aread()).decode(errors="replace"))


def _decoded(data: bytes) -> Json:
    try:
        answer = json.loads(data)
    except ValueError as error:
        raise EngineError(f"The model server sent no JSON: {data[:80]!r}") from error
    if not isinstance(answer, dict):
        raise EngineError(f"The model server sent no JSON object: {data[:80]!r}")
    return answer
