import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager

import pytest

from inference.engines import openai_compatible
from inference.engines.openai_compatible import OpenAICompatibleEngine
from inference.engines.replica import Patience
from inference.engines.scripted import Script, ScriptedEngine
from inference.errors import EngineTimeout, EngineUnavailable, RequestRefused
from inference.types import (
    ChatMessage,
    CompletionRequest,
    GenerationRequest,
    Sampling,
    StreamItem,
    TextDelta,
)
from tests.support.openai_replay import MODEL, ReplayServer
from tests.support.valkey import free_port

SCRIPTS = (
    Script("never", match="silent", first_token_seconds=1000),
    Script("1234567", match="stalls", tokens_per_second=0.001),
    Script("x" * 10_000, match="slow", tokens_per_second=20),
    Script("half", match="breaks", error="The GPU is gone."),
    Script("", match="refused", error="Not this.", error_code="request_refused"),
    Script("", match="down", error="Going down.", error_code="engine_unavailable"),
    Script("a page", tokens_per_second=10_000),
)
IMPATIENT = Patience(connect=1, first_token=0.1, next_token=0.1, answer=5)


def asked(sentence: str = "a page", prefix: str = "", **sampling: int) -> GenerationRequest:
    messages = (ChatMessage("user", sentence),)
    return GenerationRequest("1", messages, Sampling(**sampling), answer_prefix=prefix)


async def text_of(stream: AsyncGenerator[StreamItem, None]) -> str:
    return "".join([item.text async for item in stream if isinstance(item, TextDelta)])


@asynccontextmanager
async def started(
    *servers: ReplayServer | str, patience: Patience | None = None
) -> AsyncIterator[OpenAICompatibleEngine]:
    urls = [server if isinstance(server, str) else server.base_url for server in servers]
    engine = OpenAICompatibleEngine(urls, patience=patience)
    await engine.start()
    yield engine
    await engine.close()


@pytest.fixture
async def server() -> AsyncIterator[ReplayServer]:
    async with ReplayServer(ScriptedEngine(SCRIPTS)) as server:
        yield server


@pytest.fixture
async def second() -> AsyncIterator[ReplayServer]:
    async with ReplayServer(ScriptedEngine(SCRIPTS)) as server:
        yield server


@pytest.fixture
def dead() -> str:
    return f"http://127.0.0.1:{free_port()}/v1"


async def test_the_server_tells_its_model_and_context(server: ReplayServer) -> None:
    async with started(server) as engine:
        assert (engine.model.name, engine.model.context_tokens) == (MODEL, 32_768)


async def test_what_is_set_overrides_what_the_server_tells(server: ReplayServer) -> None:
    engine = OpenAICompatibleEngine([server.base_url], model=MODEL, context_tokens=8192)
    await engine.start()
    assert engine.model.context_tokens == 8192


async def test_a_model_that_is_not_served_is_named_with_those_that_are(
    server: ReplayServer,
) -> None:
    engine = OpenAICompatibleEngine([server.base_url], model="other")
    with pytest.raises(EngineUnavailable, match=r"other.*scripted"):
        await engine.start()


async def test_a_wrong_key_is_told_with_the_name_of_its_setting() -> None:
    async with ReplayServer(ScriptedEngine(SCRIPTS), api_key="right") as server:
        engine = OpenAICompatibleEngine([server.base_url], api_key="wrong")
        with pytest.raises(RequestRefused, match="ARTIFACTS_API_KEY"):
            await engine.start()


async def test_a_dead_server_is_named(dead: str) -> None:
    with pytest.raises(EngineUnavailable, match=dead):
        await OpenAICompatibleEngine([dead]).start()


@pytest.mark.parametrize("owner", ["vllm", "sglang", "llamacpp"])
async def test_a_server_that_still_loads_is_waited_for(owner: str) -> None:
    replay = ReplayServer(ScriptedEngine(SCRIPTS), owner=owner, loads=True)
    async with replay as server:
        engine = OpenAICompatibleEngine([server.base_url])
        with pytest.raises(EngineUnavailable, match="Loading model"):
            await engine.start()
        server.loads = False
        await engine.start()
        assert (await engine.health()).ready


async def test_a_server_whose_engine_has_died_is_not_ready(
    server: ReplayServer, second: ReplayServer
) -> None:
    async with started(server, second) as engine:
        server.loads = True
        assert (await engine.health()).ready
        assert await text_of(engine.stream(asked())) == "a page"
        assert (len(server.requests), len(second.requests)) == (0, 1)
        second.loads = True
        assert not (await engine.health()).ready


async def test_a_server_that_lets_us_wait_holds_up_nobody(
    server: ReplayServer, second: ReplayServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(openai_compatible, "HEALTH_SECONDS", 0.2)
    async with started(server, second) as engine:
        monkeypatch.setattr(second, "_answer", lambda *request: asyncio.sleep(10))
        health = await engine.health()
        assert health.ready
        assert "says nothing" in health.detail


async def test_an_engine_that_has_not_started_is_unavailable(server: ReplayServer) -> None:
    with pytest.raises(EngineUnavailable):
        await text_of(OpenAICompatibleEngine([server.base_url]).stream(asked()))


async def test_a_refusal_is_not_tried_again(server: ReplayServer) -> None:
    async with started(server) as engine:
        with pytest.raises(RequestRefused, match="Not this"):
            await text_of(engine.stream(asked("refused")))
    assert len(server.requests) == 1


async def test_a_server_that_cannot_is_asked_three_times(server: ReplayServer) -> None:
    async with started(server) as engine:
        with pytest.raises(EngineUnavailable, match="Going down"):
            await text_of(engine.stream(asked("down")))
    assert len(server.requests) == 3


async def test_an_answer_that_breaks_off_is_not_begun_again(server: ReplayServer) -> None:
    async with started(server) as engine:
        stream = engine.stream(asked("breaks"))
        assert isinstance(await anext(stream), TextDelta)
        with pytest.raises(EngineUnavailable, match="The GPU is gone"):
            await text_of(stream)
    assert len(server.requests) == 1


async def test_a_server_that_dies_in_the_middle_is_noticed(server: ReplayServer) -> None:
    async with started(server) as engine:
        stream = engine.stream(asked("slow"))
        await anext(stream)
        await server.drop_connections()
        with pytest.raises(EngineUnavailable):
            await text_of(stream)
    assert len(server.requests) == 1


@pytest.mark.parametrize("sentence", ["silent", "stalls"])
async def test_silence_ends_in_a_timeout(server: ReplayServer, sentence: str) -> None:
    async with started(server, patience=IMPATIENT) as engine:
        with pytest.raises(EngineTimeout, match=r"0\.1 seconds"):
            await text_of(engine.stream(asked(sentence)))
    await until_idle(server)


async def until_idle(server: ReplayServer) -> None:
    async with asyncio.timeout(5):
        while server.engine.running:
            await asyncio.sleep(0.005)  # between two looks


async def test_a_dead_server_is_passed_over(server: ReplayServer, dead: str) -> None:
    async with started(dead, server) as engine:
        for _ in range(3):
            assert await text_of(engine.stream(asked())) == "a page"
        health = await engine.health()
    assert health.ready
    assert dead in health.detail


async def test_a_server_that_fails_hands_over_to_another(
    server: ReplayServer, second: ReplayServer
) -> None:
    async with started(server, second) as engine:
        await server.__aexit__(None, None, None)
        assert await text_of(engine.stream(asked())) == "a page"
        assert await engine.count_tokens(asked().messages) > 0
    assert len(second.requests) == 1


async def test_the_least_busy_server_is_asked(server: ReplayServer, second: ReplayServer) -> None:
    async with started(server, second) as engine:
        streams = [engine.stream(asked("slow")) for _ in range(6)]
        for stream in streams:
            await anext(stream)
        assert (server.engine.running, second.engine.running) == (3, 3)
        for stream in streams:
            await stream.aclose()


async def test_all_servers_dead_is_not_ready(dead: str) -> None:
    engine = OpenAICompatibleEngine([dead])
    health = await engine.health()
    assert not health.ready
    assert dead in health.detail


@pytest.mark.parametrize(
    ("owner", "there", "not_there"),
    [
        ("vllm", {"repetition_penalty": 1.1, "top_k": 20}, {"repeat_penalty"}),
        ("sglang", {"repetition_penalty": 1.1, "continue_final_message": True}, set()),
        ("llamacpp", {"repeat_penalty": 1.1, "top_k": 20}, {"continue_final_message"}),
        ("library", {"temperature": 0.7}, {"top_k", "continue_final_message"}),
    ],
)
async def test_each_kind_of_server_is_asked_in_its_own_words(
    owner: str, there: dict[str, object], not_there: set[str]
) -> None:
    async with (
        ReplayServer(ScriptedEngine(SCRIPTS), owner=owner) as server,
        started(server) as engine,
    ):
        await text_of(engine.stream(asked(prefix="a p")))
    (body,) = server.requests
    assert body["messages"][-1] == {"role": "assistant", "content": "a p"}
    assert body.items() >= there.items()
    assert not_there.isdisjoint(body)


async def test_a_server_of_unknown_kind_is_asked_in_the_standard_alone() -> None:
    async with (
        ReplayServer(ScriptedEngine(SCRIPTS), owner="somebody") as server,
        started(server) as engine,
    ):
        assert await text_of(engine.stream(asked(seed=7))) == "a page"
        with pytest.raises(RequestRefused, match="cannot go on"):
            await text_of(engine.stream(asked(prefix="a p")))
    assert [set(body) for body in server.requests] == [
        {
            "model",
            "messages",
            "stream",
            "stream_options",
            "temperature",
            "top_p",
            "max_tokens",
            "seed",
        }
    ]


async def test_the_kind_of_server_can_be_set() -> None:
    async with ReplayServer(ScriptedEngine(SCRIPTS), owner="a proxy") as server:
        engine = OpenAICompatibleEngine([server.base_url], kind="vllm")
        await engine.start()
        assert await text_of(engine.stream(asked(prefix="a p"))) == "age"


async def test_where_the_server_cannot_count_the_estimate_is_high() -> None:
    async with (
        ReplayServer(ScriptedEngine(SCRIPTS), owner="library") as server,
        started(server) as engine,
    ):
        markup = (ChatMessage("user", "<p>hello</p>\n" * 100),)
        chinese = (ChatMessage("user", "一个倒计时" * 100),)
        assert await engine.count_tokens(markup) >= 1300 / 3
        assert await engine.count_tokens(chinese) >= 500
        assert engine.model.context_tokens == 4096


async def test_where_a_proxy_hides_the_counting_tokens_are_estimated() -> None:
    async with (
        ReplayServer(ScriptedEngine(SCRIPTS), counts=False) as server,
        started(server) as engine,
    ):
        assert await engine.count_tokens(asked("a clock").messages) >= 7 / 3


async def test_the_marks_are_ours_where_the_server_takes_raw_text() -> None:
    script = Script("a + b", match="<|fim_prefix|>return <|fim_suffix|>;<|fim_middle|>")
    async with ReplayServer(ScriptedEngine((script,))) as server, started(server) as engine:
        assert engine.model.fills_in
        assert await text_of(engine.complete(CompletionRequest("1", "return ", ";"))) == "a + b"
        assert "<|file_sep|>" in server.requests[-1]["stop"]
        assert server.requests[-1]["skip_special_tokens"] is False


async def test_the_marks_are_the_servers_where_it_takes_a_suffix() -> None:
    script = Script("a + b", match="<|fim_middle|>")
    replay = ReplayServer(ScriptedEngine((script,)), owner="library")
    async with replay as server, started(server) as engine:
        assert await text_of(engine.complete(CompletionRequest("1", "return ", ";"))) == "a + b"
        asked = server.requests[-1]
        assert (asked["prompt"], asked["suffix"]) == ("return ", ";")
        assert "stop" not in asked
