"""One question to the model server, and its answer as it comes."""

import asyncio
import json
import random
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing
from typing import Any

import httpx
from django.conf import settings

from artifacts_app.views.openai_api.errors import Refused
from artifacts_app.views.openai_api.question import Question

Count = Callable[[int], Awaitable[None]]
WAIT = httpx.Timeout(5.0, read=300.0)  # seconds: to connect, and from one piece to the next
DONE = "[DONE]"


class Exchange:
    """`open`, then `whole` or `stream`; each closes the connection at its end."""

    def __init__(self, question: Question, count: Count) -> None:
        """`count` is told the tokens that the model read and wrote."""
        self._question = question
        self._count = count
        self._spent = False
        key = settings.ARTIFACTS_API_KEY
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        self._http = httpx.AsyncClient(timeout=WAIT, headers=headers)

    async def open(self) -> None:
        """Raises Refused where no server answers, or one refuses."""
        try:
            self._response = await self._reach()
            if self._response.status_code != httpx.codes.OK:
                raise _refusal(self._response.status_code, await self._response.aread())
        except BaseException:
            await self._http.aclose()
            raise

    async def whole(self) -> bytes:
        async with aclosing(self._http):
            try:
                content = await self._response.aread()
            except httpx.HTTPError as error:
                raise _unreachable() from error
        await self._count(_tokens(json.loads(content)))
        return content

    async def stream(self) -> AsyncGenerator[bytes, None]:
        """Server-sent events. A client that leaves closes this, and so the model's work."""
        written, told = 0, 0
        try:
            async with aclosing(self._http):
                async for line in self._response.aiter_lines():
                    if not line.startswith("data:"):
                        continue
                    data = line.removeprefix("data:").strip()
                    if data == DONE:  # clients leave as soon as they read it
                        await self._spend(told or written)
                    chunk = {} if data == DONE else json.loads(data)
                    written += bool(chunk.get("choices"))
                    told = _tokens(chunk) or told
                    if chunk.get("choices") != [] or self._question.wants_usage:
                        yield f"data: {data}\n\n".encode()
        except httpx.HTTPError:
            # The status is out already: the stream itself has to say it.
            yield f"data: {_unreachable().answer().content.decode()}\n\n".encode()
        finally:
            # A chunk is a token where the end was not waited for. Shielded: who leaves cancels this.
            await asyncio.shield(self._spend(told or written))

    async def _spend(self, tokens: int) -> None:
        if not self._spent:
            self._spent = True
            await self._count(tokens)

    async def _reach(self) -> httpx.Response:
        urls = list(settings.ARTIFACTS_BASE_URLS)
        random.shuffle(urls)
        for url in urls:
            address = f"{url.rstrip('/')}/{self._question.path}"
            request = self._http.build_request("POST", address, json=self._question.body)
            try:
                return await self._http.send(request, stream=True)
            except httpx.TransportError:
                continue
        raise _unreachable()


def _tokens(answer: Any) -> int:
    usage = (answer.get("usage") if isinstance(answer, dict) else None) or {}
    return int(usage.get("prompt_tokens") or 0) + int(usage.get("completion_tokens") or 0)


def _unreachable() -> Refused:
    return Refused(503, "The model server does not answer. Try again soon.", "unavailable", wait=5)


def _refusal(status: int, content: bytes) -> Refused:
    if status in {401, 403}:
        return Refused(502, "The model server refuses our key: set ARTIFACTS_API_KEY.", "bad_key")
    try:
        body = json.loads(content)
    except ValueError:
        body = {}
    error = body.get("error") if isinstance(body, dict) else None
    message = error.get("message") if isinstance(error, dict) else error
    said = str(message or f"The model server answered {status}.")[:500]
    if status in {429, 503}:
        return Refused(status, said, "busy", wait=5)
    return Refused(status if status < 500 else 502, said, "refused_by_model")
