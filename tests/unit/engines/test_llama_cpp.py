import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from inference import demo_model
from inference.engines.chat_completions import AnswerReader
from inference.engines.llama_cpp import LlamaCppEngine
from inference.errors import EngineUnavailable, RequestRefused
from inference.types import ChatMessage, GenerationRequest, Sampling, StreamEnd, TextDelta

GREEDY = Sampling(temperature=0.0, top_p=1.0, top_k=0, repetition_penalty=1.0, max_tokens=1800)
# Each of these takes the demo model several tokens, which are bytes.
RARE = "龘靐齉😀👩‍👩‍👧‍👦𝒳ñ﷽🇨🇳"


def engine_of(path: Path, *, is_demo: bool = True) -> LlamaCppEngine:
    context = demo_model.CONTEXT_TOKENS
    return LlamaCppEngine(
        path, name="demo", context_tokens=context, parallel=2, threads=1, is_demo=is_demo
    )


@pytest.fixture
async def engine() -> AsyncIterator[LlamaCppEngine]:
    engine = engine_of(demo_model.WEIGHTS)
    await engine.start()
    yield engine
    await engine.close()


async def test_a_missing_file_is_named_with_what_to_set(tmp_path: Path) -> None:
    with pytest.raises(EngineUnavailable, match=r"nothing\.gguf.*ARTIFACTS_MODEL"):
        await engine_of(tmp_path / "nothing.gguf").start()


async def test_a_file_that_is_no_model_is_named(tmp_path: Path) -> None:
    path = tmp_path / "page.gguf"
    path.write_text("<!DOCTYPE html>")
    with pytest.raises(EngineUnavailable, match=r"page\.gguf cannot be loaded"):
        await engine_of(path).start()


async def test_before_the_start_nothing_is_answered() -> None:
    engine = engine_of(demo_model.WEIGHTS)
    assert not (await engine.health()).ready
    with pytest.raises(EngineUnavailable):
        await anext(engine.stream(GenerationRequest("1", (ChatMessage("user", "a clock"),))))
    with pytest.raises(EngineUnavailable):
        await engine.count_tokens((ChatMessage("user", "a clock"),))


async def rare(engine: LlamaCppEngine, most_tokens: int) -> tuple[str, StreamEnd]:
    """What comes when the model may write RARE alone."""
    body = {
        "messages": [{"role": "user", "content": "a clock"}],
        "stream": True,
        "stream_options": {"include_usage": True},
        "max_tokens": most_tokens,
        "grammar": f'root ::= "{RARE}"',
    }
    reply, reader = await engine._begin("chat", body), AnswerReader()
    pieces = [delta.text async for chunks in reply.gathered() if (delta := reader.read(chunks))]
    return "".join(pieces), reader.end()


async def test_a_character_of_several_tokens_comes_whole(engine: LlamaCppEngine) -> None:
    text, end = await rare(engine, 1000)
    assert text == RARE
    assert end.completion_tokens > 2 * len(RARE)


async def test_a_cut_inside_a_character_leaves_it_out(engine: LlamaCppEngine) -> None:
    for most_tokens in range(1, 12):
        text, _ = await rare(engine, most_tokens)
        assert RARE.startswith(text)


async def test_an_answer_is_continued_even_from_inside_a_token(engine: LlamaCppEngine) -> None:
    whole = await written(engine, "一个倒计时")
    for cut in range(1, len(whole), 97):
        assert whole[:cut] + await written(engine, "一个倒计时", whole[:cut]) == whole


async def test_other_models_are_given_the_answer_back_as_text() -> None:
    engine = engine_of(demo_model.WEIGHTS, is_demo=False)
    await engine.start()
    request = GenerationRequest("1", (ChatMessage("user", "a clock"),), GREEDY)
    first = [item async for item in engine.stream(request)]
    text = "".join(item.text for item in first[:20] if isinstance(item, TextDelta))
    continued = GenerationRequest("2", request.messages, GREEDY, answer_prefix=text)
    *_, end = [item async for item in engine.stream(continued)]
    assert isinstance(end, StreamEnd)
    assert end.prompt_tokens > await engine.count_tokens(request.messages)
    await engine.close()


async def test_a_malformed_request_is_refused(engine: LlamaCppEngine) -> None:
    reply = await engine._begin("chat", {"messages": "none", "stream": True})
    with pytest.raises(RequestRefused, match="messages"):
        await anext(reply.gathered())
    assert await written(engine, "a clock")


async def test_an_answer_cut_by_its_limit_says_so(engine: LlamaCppEngine) -> None:
    sampling = Sampling(temperature=0.0, max_tokens=5)
    request = GenerationRequest("1", (ChatMessage("user", "a clock"),), sampling)
    *_, end = [item async for item in engine.stream(request)]
    assert isinstance(end, StreamEnd)
    assert (end.reason, end.completion_tokens) == ("length", 5)


async def test_a_loop_that_lags_gets_fewer_and_longer_pieces(engine: LlamaCppEngine) -> None:
    request = GenerationRequest("1", (ChatMessage("user", "a clock"),), GREEDY)
    stream = engine.stream(request)
    pieces = [await anext(stream)]
    async with asyncio.timeout(30):
        while engine._running:  # the thread writes on while nobody reads
            await asyncio.sleep(0.005)
    pieces += [item async for item in stream]
    tokens = [item.tokens for item in pieces if isinstance(item, TextDelta)]
    assert len(tokens) < sum(tokens) / 2
    assert "".join(item.text for item in pieces if isinstance(item, TextDelta)) == await written(
        engine, "a clock"
    )


async def written(engine: LlamaCppEngine, sentence: str, prefix: str = "") -> str:
    messages = (ChatMessage("user", sentence),)
    request = GenerationRequest(sentence, messages, GREEDY, answer_prefix=prefix)
    items = [item async for item in engine.stream(request)]
    return "".join(item.text for item in items if isinstance(item, TextDelta))
