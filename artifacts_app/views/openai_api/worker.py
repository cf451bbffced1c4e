"""One question to the model inside a worker, and its answer in OpenAI's shapes."""

import asyncio
import json
import time
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing
from typing import Any

from artifacts_app.generation.passing.asking import answer_to
from artifacts_app.views.openai_api.errors import Refused
from artifacts_app.views.openai_api.question import Question
from artifacts_app.views.openai_api.spoken import Asked
from artifacts_app.views.openai_api.stops import StopAt
from inference.errors import ContextTooLong, EngineError, EngineTimeout, RequestRefused
from inference.types import StreamEnd, StreamItem, TextDelta

Count = Callable[[int], Awaitable[None]]
Json = dict[str, Any]
WAIT = 5  # seconds until it is worth asking again


class WorkerExchange:
    """`open`, then `whole` or `stream`; each ends the model's work at its end."""

    def __init__(self, question: Question, asked: Asked, count: Count) -> None:
        """`count` is told the tokens that the model read and wrote."""
        self._question = question
        self._is_chat = question.path == "chat/completions"
        self._id = asked.question.id
        self._model = asked.question.model
        self._count = count
        self._items = answer_to(asked.question)
        self._stops = StopAt(asked.stops)
        self._first: StreamItem | None = None
        self._tokens = 0

    async def open(self) -> None:
        """Raises Refused where no worker answers, or the model refuses."""
        try:
            self._first = await anext(self._items)
        except EngineError as error:
            raise _refusal(error) from error

    async def whole(self) -> bytes:
        texts: list[str] = []
        reason, usage = "stop", None
        try:
            async with aclosing(self._until_stopped()) as items:
                async for item in items:
                    if isinstance(item, TextDelta):
                        texts.append(item.text)
                    else:
                        reason, usage = item.reason, _usage(item)
        except EngineError as error:
            raise _refusal(error) from error
        finally:
            await asyncio.shield(self._count(self._tokens))
        text = "".join(texts)
        said = {"message": {"role": "assistant", "content": text}} if self._is_chat else {}
        choice = {"index": 0, "finish_reason": reason, "logprobs": None, **said}
        if not self._is_chat:
            choice["text"] = text
        kind = "chat.completion" if self._is_chat else "text_completion"
        return json.dumps(self._shape(kind, [choice]) | {"usage": usage}).encode()

    async def stream(self) -> AsyncGenerator[bytes, None]:
        """Server-sent events. A client that leaves closes this, and so the model's work."""
        counted = False
        try:
            if self._is_chat:
                yield self._event([self._choice({"role": "assistant", "content": ""})])
            async with aclosing(self._until_stopped()) as items:
                async for item in items:
                    if isinstance(item, TextDelta):
                        yield self._event([self._choice({"content": item.text})])
                        continue
                    await self._count(self._tokens)  # clients leave as soon as they read the end
                    counted = True
                    yield self._event([self._choice({}, item.reason)])
                    if self._question.wants_usage:
                        yield self._event([], _usage(item))
            yield b"data: [DONE]\n\n"
        except EngineError as error:
            # The status is out already: the stream itself has to say it.
            yield b"data: %b\n\n" % _refusal(error).answer().content
        finally:
            if not counted:  # shielded: who leaves cancels this
                await asyncio.shield(self._count(self._tokens))

    async def _until_stopped(self) -> AsyncGenerator[StreamItem, None]:
        """Up to the first of the client's stops, which no engine needs to know."""
        async with aclosing(self._items):
            item = self._first
            while item is not None:
                if isinstance(item, StreamEnd):
                    self._tokens = item.prompt_tokens + item.completion_tokens
                    if rest := self._stops.rest():
                        yield TextDelta(rest, 0)
                    yield item
                    return
                self._tokens += item.tokens
                if text := self._stops.read(item.text):
                    yield TextDelta(text, item.tokens)
                if self._stops.found:
                    yield StreamEnd("stop", 0, self._tokens)
                    return
                item = await anext(self._items, None)

    def _event(self, choices: list[Json], usage: Json | None = None) -> bytes:
        kind = "chat.completion.chunk" if self._is_chat else "text_completion"
        chunk = self._shape(kind, choices)
        if usage is not None:
            chunk["usage"] = usage
        return f"data: {json.dumps(chunk)}\n\n".encode()

    def _choice(self, delta: Json, reason: str | None = None) -> Json:
        said: Json = {"delta": delta} if self._is_chat else {"text": delta.get("content", "")}
        return {"index": 0, "finish_reason": reason, "logprobs": None, **said}

    def _shape(self, kind: str, choices: list[Json]) -> Json:
        return {
            "id": f"artifacts-{self._id}",
            "object": kind,
            "created": int(time.time()),
            "model": self._model,
            "choices": choices,
        }


def _usage(end: StreamEnd) -> Json:
    return {
        "prompt_tokens": end.prompt_tokens,
        "completion_tokens": end.completion_tokens,
        "total_tokens": end.prompt_tokens + end.completion_tokens,
    }


def _refusal(error: EngineError) -> Refused:
    if isinstance(error, ContextTooLong):
        return Refused(400, str(error), "context_length_exceeded")
    if isinstance(error, RequestRefused):
        return Refused(400, str(error), "refused_by_model")
    if isinstance(error, EngineTimeout):
        return Refused(504, str(error), error.code)
    wait = WAIT if error.retryable else None
    return Refused(503 if error.retryable else 502, str(error), error.code, wait=wait)
