"""Servers that speak OpenAI's chat completions: `vllm serve`, SGLang, Ollama, llama-server."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import aclosing
from typing import TypeVar

from inference.completion import fills_in
from inference.engines.chat_completions import (
    Json,
    body_of,
    completion_body_of,
    plain,
    require_fill_in,
)
from inference.engines.replica import Patience, Replica
from inference.engines.server_kind import KINDS, ServerKind, kind_of
from inference.errors import ContextTooLong, EngineError, EngineUnavailable, RequestRefused
from inference.types import (
    ChatMessage,
    CompletionRequest,
    GenerationRequest,
    Health,
    ModelInfo,
    StreamItem,
)

logger = logging.getLogger(__name__)

T = TypeVar("T")

# Seconds before each try, where no server is left that is well. There are tries before the first
# token only: after it a second one would repeat text.
HEALTH_SECONDS = 4.0
PAUSES = (0.0, 0.3, 1.0)
ASCII_PER_TOKEN = 3  # in an estimate; markup has some 3.5, and a Chinese character is a token
MESSAGE_TOKENS = 8  # of the template, for each message, in an estimate


class OpenAICompatibleEngine:
    def __init__(
        self,
        base_urls: Sequence[str],
        *,
        model: str | None = None,
        api_key: str | None = None,
        context_tokens: int = 0,
        kind: str = "auto",
        patience: Patience | None = None,
    ) -> None:
        """`base_urls` end before `/chat/completions`, for example `http://gpu-1:8000/v1`, and
        serve the same model. `kind` is a name in KINDS, or "auto": the server is asked."""
        waits = patience or Patience()
        self._replicas = [Replica(url, api_key, waits) for url in base_urls]
        self._wanted = model
        self._context = context_tokens
        self._kind_wanted = KINDS.get(kind)
        self._reached: tuple[ServerKind, ModelInfo] | None = None

    @property
    def model(self) -> ModelInfo:
        return self._reached[1] if self._reached else ModelInfo(self._wanted or "", 0)

    async def start(self) -> None:
        """One server that answers is enough."""
        failures = await self._reach_all()
        if len(failures) == len(self._replicas):
            raise failures[0] if failures else EngineUnavailable("No model server is set.")

    async def stream(self, request: GenerationRequest) -> AsyncGenerator[StreamItem, None]:
        async with aclosing(self._stream("chat/completions", self._body(request))) as items:
            async for item in items:
                yield item

    async def complete(self, request: CompletionRequest) -> AsyncGenerator[StreamItem, None]:
        async with aclosing(self._stream("completions", self._completion_body(request))) as items:
            async for item in items:
                yield item

    async def _stream(self, path: str, body: Json) -> AsyncGenerator[StreamItem, None]:
        begun = False
        async for replica, is_last in self._tries():
            try:
                async with aclosing(replica.stream(path, body)) as items:
                    async for item in items:
                        begun = True
                        yield item
            except EngineUnavailable as error:
                replica.fail(error)
                if begun or is_last:
                    raise
            else:
                return

    async def count_tokens(self, messages: Sequence[ChatMessage]) -> int:
        """Exact with vLLM and llama-server, unless a proxy hides their counting; else an estimate
        that is rather too high."""
        kind, model = self._server()
        try:
            match kind.counting:
                case "messages":
                    return await self._ask(lambda one: _count(one, model.name, messages))
                case "template":
                    return await self._ask(lambda one: _count_by_template(one, messages))
        except ContextTooLong:
            raise
        except RequestRefused as error:
            logger.info("tokens are estimated: %s", error)
        return _estimate(messages)

    async def health(self) -> Health:
        """Within seconds: a server that lets us wait is taken for one that is away."""
        asked = (self._reach_soon(replica) for replica in self._replicas)
        failures = [failure for failure in await asyncio.gather(*asked) if failure is not None]
        detail = " ".join(str(failure) for failure in failures)
        return Health(ready=len(failures) < len(self._replicas), detail=detail)

    async def close(self) -> None:
        await asyncio.gather(*(replica.close() for replica in self._replicas))

    def _server(self) -> tuple[ServerKind, ModelInfo]:
        if self._reached is None:
            raise EngineUnavailable("The model server has not been reached yet.")
        return self._reached

    def _body(self, request: GenerationRequest) -> Json:
        kind, model = self._server()
        body = body_of(request) | kind.sampling_fields(request.sampling) | {"model": model.name}
        body["stream_options"] |= kind.stream_options
        if request.answer_prefix:
            if not kind.continues:
                raise RequestRefused("This model server cannot go on with an answer: ask again.")
            body |= kind.continuation
        return body

    def _completion_body(self, request: CompletionRequest) -> Json:
        kind, model = self._server()
        require_fill_in(request, model)
        body = completion_body_of(request) | kind.sampling_fields(request.sampling)
        body["model"] = model.name
        body["stream_options"] |= kind.stream_options
        if request.suffix is not None:
            return body | kind.filling if kind.filling is not None else _marked_there(body, request)
        return body

    async def _ask(self, question: Callable[[Replica], Awaitable[T]]) -> T:
        async for replica, is_last in self._tries():
            try:
                return await question(replica)
            except EngineUnavailable as error:
                replica.fail(error)
                if is_last:
                    raise
        raise AssertionError("the last try raises")

    async def _tries(self) -> AsyncGenerator[tuple[Replica, bool], None]:
        """Each time the least busy of the servers that are well, and whether it is the last time."""
        for number, pause in enumerate(PAUSES, start=1):
            if all(replica.failure for replica in self._replicas):
                await asyncio.sleep(pause)
            best = min(self._replicas, key=lambda one: (one.failure is not None, one.busy))
            yield best, number == len(PAUSES)

    async def _reach_all(self) -> list[EngineError]:
        """Why servers do not answer: none for those that do."""
        found = await asyncio.gather(*(self._reach(replica) for replica in self._replicas))
        return [failure for failure in found if failure is not None]

    async def _reach_soon(self, replica: Replica) -> EngineError | None:
        try:
            async with asyncio.timeout(HEALTH_SECONDS):
                return await self._reach(replica)
        except TimeoutError:
            failure = EngineUnavailable(
                f"The model server {replica.base_url} says nothing for {HEALTH_SECONDS:g} seconds."
            )
            replica.fail(failure)
            return failure

    async def _reach(self, replica: Replica) -> EngineError | None:
        try:
            listed = (await replica.ask("models")).get("data")
            entries = [
                entry
                for entry in (listed if isinstance(listed, list) else [])
                if isinstance(entry, dict) and isinstance(entry.get("id"), str)
            ]
            found = self._described(self._entry_in(entries, replica.base_url))
            reached = self._reached or found
            if reached[0].has_health:
                await replica.require_health()
        except EngineError as error:
            replica.fail(error)
            return error
        replica.recover()
        self._reached = reached
        return None

    def _entry_in(self, entries: Sequence[Json], url: str) -> Json:
        for entry in entries:
            # Ollama takes a name without a tag for this one.
            if self._wanted in {None, entry["id"], entry["id"].removesuffix(":latest")}:
                return entry
        known = ", ".join(entry["id"] for entry in entries) or "none"
        raise EngineUnavailable(
            f"{url} does not serve {self._wanted or 'a model'}; it has: {known}."
        )

    def _described(self, entry: Json) -> tuple[ServerKind, ModelInfo]:
        kind = self._kind_wanted or kind_of(entry.get("owned_by"))
        told = entry.get("max_model_len") or (entry.get("meta") or {}).get("n_ctx")
        # `root` is the repository behind a name that the operator chose.
        can_fill_in = any(fills_in(str(entry.get(key))) for key in ("id", "root"))
        return kind, ModelInfo(
            entry["id"], self._context or told or kind.context_tokens, fills_in=can_fill_in
        )


def _marked_there(body: Json, request: CompletionRequest) -> Json:
    """For a server that writes the marks, and so stops at them, itself."""
    plain_body = {name: value for name, value in body.items() if name != "stop"}
    return plain_body | {"prompt": request.prefix, "suffix": request.suffix}


async def _count(replica: Replica, model: str, messages: Sequence[ChatMessage]) -> int:
    counted = await replica.ask("/tokenize", {"model": model, "messages": plain(messages)})
    return int(counted["count"])


async def _count_by_template(replica: Replica, messages: Sequence[ChatMessage]) -> int:
    prompt = (await replica.ask("/apply-template", {"messages": plain(messages)}))["prompt"]
    counted = await replica.ask("/tokenize", {"content": prompt, "parse_special": True})
    return len(counted["tokens"])


def _estimate(messages: Sequence[ChatMessage]) -> int:
    text = "".join(message.content for message in messages)
    plain_characters = sum(character.isascii() for character in text)
    tokens = plain_characters // ASCII_PER_TOKEN + len(text) - plain_characters
    return tokens + MESSAGE_TOKENS * (len(messages) + 1)
