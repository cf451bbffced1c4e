"""The engines under contract, each with what a test must know to judge it from outside."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from inference import demo_model
from inference.engines.base import Engine
from inference.engines.llama_cpp import LlamaCppEngine
from inference.engines.openai_compatible import OpenAICompatibleEngine
from inference.engines.scripted import Script, ScriptedEngine
from tests.support.openai_replay import ReplayServer

PLACES = 4  # conversations at once; further ones wait
KEY = "a-key-for-tests"
PAGE = "A page – 一页 🎉\u2028\u0085.\n\n```html\n" + "<p>第 {n} 段 👩‍👩‍👧</p>\n" * 20 + "```\n"
SCRIPTS = (
    Script("", match="too long", error="It is too long.", error_code="context_too_long"),
    Script("a + b", match="return <|fim_suffix|>\n<|fim_middle|>"),
    Script("x" * 100_000, match="for ever", tokens_per_second=50),
    Script(PAGE, tokens_per_second=2000),
)


@dataclass(frozen=True, slots=True)
class Case:
    engine: Engine
    whole: Callable[[str], Awaitable[str]]  # the answer to a sentence, without streaming
    busy: Callable[[], Awaitable[int]]  # conversations that the model works on
    # What the tokenizer makes of the demo model's answer differs from the tokens it wrote, so an
    # answer given back to it as text may go on differently.
    resumes_exactly: bool = True


Cases = Callable[[Path], AbstractAsyncContextManager[Case]]


@asynccontextmanager
async def scripted(_: Path) -> AsyncIterator[Case]:
    engine = ScriptedEngine(SCRIPTS)

    async def whole(sentence: str) -> str:
        return next(script.text for script in SCRIPTS if script.match in sentence)

    async def busy() -> int:
        return engine.running

    await engine.start()
    yield Case(engine, whole, busy)
    await engine.close()


@asynccontextmanager
async def replayed(_: Path) -> AsyncIterator[Case]:
    """A server in the manner of vLLM."""
    async with ReplayServer(ScriptedEngine(SCRIPTS), api_key=KEY) as server, _client(KEY) as client:
        engine = OpenAICompatibleEngine([server.base_url], api_key=KEY)

        async def busy() -> int:
            return server.engine.running

        await engine.start()
        yield Case(engine, _asked_at(server.base_url, client), busy)
        await engine.close()


@asynccontextmanager
async def llama_server(model: Path) -> AsyncIterator[Case]:
    """llama.cpp's own HTTP server."""
    server = _llama_server(model)
    engine = OpenAICompatibleEngine([f"{server.listening_address}/v1"], api_key=KEY)
    await engine.start()
    address = server.listening_address
    async with _client(KEY) as client:
        yield Case(engine, _asked_at(f"{address}/v1", client), _slots_at(address, client), False)
    await engine.close()


@asynccontextmanager
async def llama_cpp(model: Path) -> AsyncIterator[Case]:
    engine = LlamaCppEngine(
        model,
        name="demo",
        context_tokens=demo_model.CONTEXT_TOKENS,
        parallel=PLACES,
        threads=1,
        is_demo=True,
    )
    await engine.start()
    address = engine._server.listening_address
    async with _client(engine._key) as client:
        yield Case(engine, _asked_at(f"{address}/v1", client), _slots_at(address, client))
    await engine.close()


CASES: tuple[Cases, ...] = (scripted, replayed, llama_server, llama_cpp)


def _llama_server(model: Path) -> Any:
    import xllamacpp

    parameters = xllamacpp.CommonParams()
    parameters.model.path = str(model)
    parameters.n_ctx = demo_model.CONTEXT_TOKENS * PLACES
    parameters.n_parallel = PLACES
    parameters.cpuparams.n_threads = parameters.cpuparams_batch.n_threads = 1
    parameters.cache_ram_mib = 0
    parameters.verbosity = 0
    parameters.api_keys = [KEY]
    return xllamacpp.Server(parameters)


def _asked_at(base_url: str, client: httpx.AsyncClient) -> Callable[[str], Awaitable[str]]:
    async def whole(sentence: str) -> str:
        messages = [{"role": "user", "content": sentence}]
        body = {"messages": messages, "temperature": 0, "repeat_penalty": 1.0}
        response = await client.post(f"{base_url}/chat/completions", json=body)
        return str(response.json()["choices"][0]["message"]["content"])

    return whole


def _slots_at(address: str, client: httpx.AsyncClient) -> Callable[[], Awaitable[int]]:
    async def busy() -> int:
        slots = (await client.get(f"{address}/slots")).json()
        return sum(slot["is_processing"] for slot in slots)

    return busy


def _client(key: str) -> httpx.AsyncClient:
    headers = {"Authorization": f"Bearer {key}"}
    return httpx.AsyncClient(headers=headers, trust_env=False, timeout=60)
