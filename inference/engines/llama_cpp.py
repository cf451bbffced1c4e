"""llama.cpp in this process, through the xllamacpp wheel: any GGUF file, on the CPU.

llama.cpp batches all running requests continuously over `parallel` slots, in threads of its own.
A running request occupies one thread of ours, which hands its text to the event loop.
"""

import asyncio
import os
import secrets
from collections.abc import AsyncGenerator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import aclosing
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

import httpx

from inference.completion import fills_in
from inference.engines.chat_completions import (
    AnswerReader,
    Json,
    body_of,
    completion_body_of,
    message_of,
    plain,
    require_fill_in,
)
from inference.engines.llama_cpp_reply import Reply
from inference.engines.replay import Remainder, grammar_for
from inference.errors import (
    ContextTooLong,
    EngineError,
    EngineMisconfigured,
    EngineUnavailable,
    RequestRefused,
)
from inference.types import (
    ChatMessage,
    CompletionRequest,
    GenerationRequest,
    Health,
    ModelInfo,
    Sampling,
    StreamItem,
)

PROMPT_CACHE_MIB = 256  # the default, 8 GiB, is more than small machines have
# Tokens of a prompt that are read at once: so long a cancellation and the other streams wait. With
# 64 a prompt takes a fifth longer than with 512 (0.5B on one core), a batch 2 s instead of 12.
PROMPT_BATCH = 64
COUNT_SECONDS = 60.0

Kind = Literal["chat", "text"]


class LlamaCppEngine:
    def __init__(
        self,
        path: Path,
        *,
        name: str,
        context_tokens: int = 4096,
        parallel: int = 4,
        threads: int = 0,
        is_demo: bool = False,
    ) -> None:
        """`context_tokens` is for each request; `threads` 0 means all cores but one."""
        self._path = path
        self._parallel = parallel
        self._threads = threads or max(1, (os.cpu_count() or 2) - 1)
        self._model = ModelInfo(name, context_tokens, is_demo, fills_in(name))
        self._key = secrets.token_hex(16)
        self._server: Any = None
        self._http: httpx.AsyncClient | None = None
        self._running: set[Reply] = set()
        # Requests wait for a slot here, since one that waits in llama.cpp cannot be cancelled.
        self._slots = asyncio.Semaphore(parallel)
        self._pool = ThreadPoolExecutor(parallel, thread_name_prefix="llama")

    @property
    def model(self) -> ModelInfo:
        return self._model

    async def start(self) -> None:
        """All of this process stands still while the file loads: xllamacpp keeps Python's lock."""
        if not self._path.is_file():
            raise EngineMisconfigured(
                f"There is no model file {self._path}. Set ARTIFACTS_MODEL to a GGUF file."
            )
        loop = asyncio.get_running_loop()
        try:
            self._server = await loop.run_in_executor(self._pool, self._load)
        except (ImportError, RuntimeError, ValueError) as error:
            raise EngineMisconfigured(f"{self._path.name} cannot be loaded: {error}") from error
        self._http = httpx.AsyncClient(
            base_url=self._server.listening_address,
            headers={"Authorization": f"Bearer {self._key}"},
            timeout=COUNT_SECONDS,
            trust_env=False,  # a proxy does not lead to this process
        )

    def _load(self) -> Any:
        import xllamacpp

        parameters = xllamacpp.CommonParams()
        parameters.model.path = str(self._path)
        parameters.n_ctx = self._model.context_tokens * self._parallel  # shared by the slots
        parameters.n_parallel = self._parallel
        parameters.n_batch = parameters.n_ubatch = PROMPT_BATCH
        parameters.cpuparams.n_threads = self._threads
        parameters.cpuparams_batch.n_threads = self._threads
        parameters.cache_ram_mib = PROMPT_CACHE_MIB
        parameters.verbosity = 0
        # It also listens on a port of localhost, which a page in the browser could reach: nobody
        # gets the key.
        parameters.ui = False
        parameters.cors_origins = "http://127.0.0.1"
        parameters.api_keys = [self._key]
        return xllamacpp.Server(parameters)

    async def stream(self, request: GenerationRequest) -> AsyncGenerator[StreamItem, None]:
        replayed = request.answer_prefix if self._model.is_demo else ""
        body = _body(request, replayed)
        async with aclosing(self._answer("chat", body, Remainder(replayed))) as items:
            async for item in items:
                yield item

    async def complete(self, request: CompletionRequest) -> AsyncGenerator[StreamItem, None]:
        require_fill_in(request, self._model)
        body = completion_body_of(request) | _own_fields(request.sampling)
        async with aclosing(self._answer("text", body, Remainder(""))) as items:
            async for item in items:
                yield item

    async def _answer(
        self, kind: Kind, body: Json, remainder: Remainder
    ) -> AsyncGenerator[StreamItem, None]:
        reply, answer = await self._begin(kind, body), AnswerReader()
        try:
            async with aclosing(reply.gathered()) as gathered:
                async for chunks in gathered:
                    if (delta := answer.read(chunks)) and (new := remainder.of(delta)):
                        yield new
                    if answer.error is not None:
                        raise _error(answer.error)
            yield answer.end()
        finally:
            reply.stopped = True

    async def _begin(self, kind: Kind, body: Json) -> Reply:
        """Give the request to llama.cpp once a slot is free."""
        await self._slots.acquire()
        if self._server is None:
            self._slots.release()
            raise EngineUnavailable("The model is not loaded.")
        reply = Reply()
        self._running.add(reply)
        server = self._server
        complete = server.handle_chat_completions if kind == "chat" else server.handle_completions
        work = asyncio.get_running_loop().run_in_executor(self._pool, complete, body, reply.put)
        work.add_done_callback(lambda done: self._finish(reply, done.exception()))
        return reply

    def _finish(self, reply: Reply, error: BaseException | None) -> None:
        self._running.discard(reply)
        self._slots.release()
        if isinstance(error, ValueError):  # what it raises for a malformed request
            error = RequestRefused(f"llama.cpp refused the request: {error}")
        elif error is not None:
            error = EngineError(f"llama.cpp failed: {error}")
        reply.finish(error)

    async def count_tokens(self, messages: Sequence[ChatMessage]) -> int:
        prompt = (await self._ask("/apply-template", {"messages": plain(messages)}))["prompt"]
        counted = await self._ask("/tokenize", {"content": prompt, "parse_special": True})
        return len(counted["tokens"])

    async def _ask(self, path: str, body: Json) -> Json:
        """What the server offers over its port alone."""
        if self._http is None:
            raise EngineUnavailable("The model is not loaded.")
        try:
            response = await self._http.post(path, json=body)
        except httpx.HTTPError as error:
            raise EngineUnavailable(f"llama.cpp does not answer: {error!r}") from error
        answer: Json = response.json()
        if "error" in answer:
            raise _error(answer["error"])
        return answer

    async def health(self) -> Health:
        return Health(self._server is not None, "" if self._server else "The model is not loaded.")

    async def close(self) -> None:
        self._server = None
        for reply in self._running:
            reply.finish(EngineUnavailable("The model was shut down."))
        # A thread still inside llama.cpp, which it would outlive, ends at its next token.
        await asyncio.to_thread(self._pool.shutdown)
        if self._http is not None:
            await self._http.aclose()
            self._http = None


def _body(request: GenerationRequest, replayed: str) -> Json:
    # llama.cpp continues a last message of the assistant, and streams only the new text.
    body = body_of(replace(request, answer_prefix="") if replayed else request)
    if replayed:
        body["grammar"] = grammar_for(replayed)
    return body | _own_fields(request.sampling)


def _own_fields(sampling: Sampling) -> Json:
    return {
        "top_k": sampling.top_k,
        "min_p": 0.0,  # its own default would cut off more than the model's makers do
        "repeat_penalty": sampling.repetition_penalty,
        "return_progress": True,  # calls back, and so can be stopped, after each prompt batch
    }


def _error(details: object) -> EngineError:
    message = message_of(details)
    match details.get("type") if isinstance(details, dict) else None:
        case "exceed_context_size_error":
            return ContextTooLong(f"The conversation is too long for the model: {message}")
        case "invalid_request_error":
            return RequestRefused(f"llama.cpp refused the request: {message}")
        case "unavailable_error":
            return EngineUnavailable(f"llama.cpp is not ready: {message}")
    return EngineError(f"llama.cpp failed: {message}")
