"""llama.cpp in this process, through the xllamacpp wheel: any GGUF file, on the CPU.

llama.cpp batches all running requests continuously over `parallel` slots, in threads of its own.
A request occupies one thread of ours, which hands each piece of text to the event loop.
"""

import asyncio
import os
import secrets
import threading
from collections.abc import AsyncGenerator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx

from inference.errors import ContextTooLong, EngineError, EngineUnavailable, RequestRefused
from inference.types import (
    ChatMessage,
    GenerationRequest,
    Health,
    ModelInfo,
    StreamEnd,
    StreamItem,
    TextDelta,
)

PROMPT_CACHE_MIB = 256  # the default, 8 GiB, is more than small machines have
MOST_WAITING = 64  # requests that may wait for a slot; each holds a thread

Chunk = dict[str, Any]


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
        self._model = ModelInfo(name, context_tokens, is_demo)
        self._key = secrets.token_hex(16)
        self._server: Any = None
        self._threads_pool = ThreadPoolExecutor(MOST_WAITING, thread_name_prefix="llama")

    @property
    def model(self) -> ModelInfo:
        return self._model

    async def start(self) -> None:
        if not self._path.is_file():
            raise EngineUnavailable(
                f"There is no model file {self._path}. Set ARTIFACTS_MODEL to a GGUF file."
            )
        loop = asyncio.get_running_loop()
        try:
            self._server = await loop.run_in_executor(self._threads_pool, self._load)
        except (RuntimeError, ValueError) as error:
            raise EngineUnavailable(f"{self._path.name} cannot be loaded: {error}") from error

    def _load(self) -> Any:
        import xllamacpp

        parameters = xllamacpp.CommonParams()
        parameters.model.path = str(self._path)
        parameters.n_ctx = self._model.context_tokens * self._parallel  # shared by the slots
        parameters.n_parallel = self._parallel
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
        if self._server is None:
            raise EngineUnavailable("The model is not loaded.")
        loop = asyncio.get_running_loop()
        arrived: asyncio.Queue[Chunk | None] = asyncio.Queue()
        stop = threading.Event()

        def hand_over(chunk: Chunk | None) -> None:
            loop.call_soon_threadsafe(arrived.put_nowait, chunk)

        def on_chunk(chunk: Chunk) -> bool:
            hand_over(chunk)
            return stop.is_set()  # True ends the request and frees its slot

        def work() -> None:
            try:
                self._server.handle_chat_completions(_body(request), on_chunk)
            except ValueError as error:
                hand_over({"error": {"message": str(error), "type": "invalid_request_error"}})
            finally:
                hand_over(None)

        running = loop.run_in_executor(self._threads_pool, work)
        try:
            async for item in _items(arrived):
                yield item
        finally:
            stop.set()
            # The thread ends at its next token; whoever closes this need not wait for it.
            running.add_done_callback(lambda done: done.exception())

    async def count_tokens(self, messages: Sequence[ChatMessage]) -> int:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._threads_pool, self._count, tuple(messages))

    def _count(self, messages: tuple[ChatMessage, ...]) -> int:
        prompt = self._ask("/apply-template", {"messages": _plain(messages)})["prompt"]
        return len(self._ask("/tokenize", {"content": prompt, "parse_special": True})["tokens"])

    def _ask(self, path: str, body: Chunk) -> Chunk:
        """What the server offers over its port alone."""
        answer = httpx.post(
            self._server.listening_address + path,
            json=body,
            headers={"Authorization": f"Bearer {self._key}"},
        )
        if answer.status_code != httpx.codes.OK:
            raise _error(answer.json().get("error", answer.text))
        content: Chunk = answer.json()
        return content

    async def health(self) -> Health:
        return Health(self._server is not None, "" if self._server else "The model is not loaded.")

    async def close(self) -> None:
        self._server = None
        self._threads_pool.shutdown(wait=False, cancel_futures=True)


def _body(request: GenerationRequest) -> Chunk:
    messages = _plain(request.messages)
    if request.answer_prefix:
        # A last message of the assistant is continued, and only the new text is streamed.
        messages.append({"role": "assistant", "content": request.answer_prefix})
    sampling = request.sampling
    return {
        "messages": messages,
        "stream": True,
        "stream_options": {"include_usage": True},
        "temperature": sampling.temperature,
        "top_p": sampling.top_p,
        "top_k": sampling.top_k,
        "repeat_penalty": sampling.repetition_penalty,
        "max_tokens": sampling.max_tokens,
        **({"seed": sampling.seed} if sampling.seed is not None else {}),
    }


def _plain(messages: Sequence[ChatMessage]) -> list[dict[str, str]]:
    return [{"role": message.role, "content": message.content} for message in messages]


async def _items(arrived: "asyncio.Queue[Chunk | None]") -> AsyncGenerator[StreamItem, None]:
    reason, written = "", 0
    usage: dict[str, int] = {}
    while (chunk := await arrived.get()) is not None:
        if "error" in chunk:
            raise _error(chunk["error"])
        usage = chunk.get("usage") or usage
        for choice in chunk.get("choices", ()):
            reason = choice.get("finish_reason") or reason
            if text := choice["delta"].get("content"):
                written += 1
                yield TextDelta(text)
    if not reason:
        raise EngineUnavailable("The model stopped in the middle of its answer.")
    yield StreamEnd(
        "length" if reason == "length" else "stop",
        usage.get("prompt_tokens", 0),
        usage.get("completion_tokens", written),
    )


def _error(details: Any) -> EngineError:
    message = details.get("message", str(details)) if isinstance(details, dict) else str(details)
    kind = details.get("type", "") if isinstance(details, dict) else ""
    if kind == "exceed_context_size_error":
        return ContextTooLong(f"The conversation is too long for the model: {message}")
    if kind == "invalid_request_error":
        return RequestRefused(f"llama.cpp refused the request: {message}")
    return EngineError(f"llama.cpp failed: {message}")
