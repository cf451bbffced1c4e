"""What holds for every engine."""

import asyncio
import time
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from dataclasses import replace

import pytest

from inference import demo_model
from inference.errors import ContextTooLong, EngineUnavailable, RequestRefused
from inference.types import (
    ChatMessage,
    CompletionRequest,
    GenerationRequest,
    Sampling,
    StreamEnd,
    StreamItem,
    TextDelta,
)
from tests.contract.engine_cases import PLACES, Case

GREEDY = Sampling(temperature=0.0, top_p=1.0, top_k=0, repetition_penalty=1.0, max_tokens=1800)
SOON = 0.2  # seconds in which a cancelled conversation stops to cost anything
ATTEMPTS = 5  # of which the best counts: others may use the machine meanwhile
DEADLINE = 30.0  # seconds
RESUMED_AT = 12  # places of an answer
SENTENCES = (
    "a clock",
    "a to-do list for Ada",
    "一个倒计时",
    "a snake game",
    "a chart of 3, 5 and 8",
)


def asked(sentence: str, prefix: str = "") -> GenerationRequest:
    return GenerationRequest(sentence, (ChatMessage("user", sentence),), GREEDY, prefix)


async def answered(case: Case, request: GenerationRequest) -> tuple[list[str], StreamEnd]:
    items = [item async for item in case.engine.stream(request)]
    *deltas, end = items
    assert isinstance(end, StreamEnd)
    return [delta.text for delta in deltas if isinstance(delta, TextDelta)], end


async def begun(case: Case, sentence: str = "for ever") -> AsyncGenerator[StreamItem, None]:
    """A conversation that is being answered."""
    stream = case.engine.stream(asked(sentence))
    assert isinstance(await anext(stream), TextDelta)
    return stream


async def rest_of(stream: AsyncGenerator[StreamItem, None]) -> list[StreamItem]:
    return [item async for item in stream]


async def until_busy(case: Case, count: int) -> None:
    async with asyncio.timeout(DEADLINE):
        while await case.busy() != count:
            await asyncio.sleep(0.005)  # between two looks


def spread(texts: Sequence[str]) -> list[int]:
    return sorted({1 + number * (len(texts) - 1) // RESUMED_AT for number in range(RESUMED_AT)})


async def test_the_stream_is_the_whole_answer_in_pieces(case: Case) -> None:
    for sentence in SENTENCES[:3]:
        texts, end = await answered(case, asked(sentence))
        assert "".join(texts) == await case.whole(sentence)
        assert len(texts) > 3
        assert end.reason == "stop"


async def test_usage_counts_prompt_and_answer(case: Case) -> None:
    request = asked("a clock")
    texts, end = await answered(case, request)
    assert end.prompt_tokens == await case.engine.count_tokens(request.messages)
    assert 3 < end.completion_tokens <= len("".join(texts))


async def test_no_piece_ends_inside_a_character(case: Case) -> None:
    texts, _ = await answered(case, asked("一个关于猫 🐈‍⬛ 的倒计时"))
    assert not any("\N{REPLACEMENT CHARACTER}" in text for text in texts)


async def test_many_conversations_do_not_mix(case: Case) -> None:
    sentences = SENTENCES * 3
    assert len(sentences) > PLACES
    answers = await asyncio.gather(*(answered(case, asked(sentence)) for sentence in sentences))
    whole = {sentence: await case.whole(sentence) for sentence in SENTENCES}
    for sentence, (texts, _) in zip(sentences, answers, strict=True):
        assert "".join(texts) == whole[sentence]


async def test_an_answer_begun_is_continued(case: Case) -> None:
    texts, _ = await answered(case, asked("a clock"))
    for cut in spread(texts):
        before = "".join(texts[:cut])
        after, end = await answered(case, asked("a clock", before))
        assert "".join(after)
        assert not "".join(after).startswith(before)
        # A server cuts the text into other tokens than were written, and the demo model may stray.
        if case.resumes_exactly:
            assert end.reason == "stop"
            assert before + "".join(after) == "".join(texts)


async def test_an_answer_that_is_complete_gets_nothing_more(case: Case) -> None:
    texts, _ = await answered(case, asked("a clock"))
    more, end = await answered(case, asked("a clock", "".join(texts)))
    assert more == []
    assert end.reason == "stop"


async def completed(case: Case, prefix: str, suffix: str | None = None) -> tuple[str, StreamEnd]:
    request = CompletionRequest("gap", prefix, suffix, sampling=replace(GREEDY, max_tokens=24))
    *deltas, end = [item async for item in case.engine.complete(request)]
    assert isinstance(end, StreamEnd)
    return "".join(delta.text for delta in deltas if isinstance(delta, TextDelta)), end


async def test_text_is_gone_on_with(case: Case) -> None:
    text, end = await completed(case, "<!doctype html>\n<title>")
    assert text
    assert "<|" not in text
    assert end.completion_tokens > 1
    assert await completed(case, "<!doctype html>\n<title>") == (text, replace(end))


async def test_a_gap_is_filled_in_where_the_model_can(case: Case) -> None:
    if case.engine.model.fills_in:
        assert (await completed(case, "return ", "\n"))[0] == "a + b"
    else:
        with pytest.raises(RequestRefused, match="fill in"):
            await completed(case, "return ", "\n")


async def test_leaving_a_completion_stops_the_model(endless: Case) -> None:
    stream = endless.engine.complete(CompletionRequest("gap", "for ever", sampling=GREEDY))
    assert isinstance(await anext(stream), TextDelta)
    await until_busy(endless, 1)
    await stream.aclose()
    await until_busy(endless, 0)


async def seconds_until_idle(case: Case, end: Callable[[], Awaitable[object]]) -> float:
    await until_busy(case, 1)
    started = time.monotonic()
    await end()
    await until_busy(case, 0)
    return time.monotonic() - started


async def test_closing_the_stream_stops_the_model(endless: Case) -> None:
    seconds = []
    for _ in range(ATTEMPTS):
        stream = await begun(endless)
        seconds.append(await seconds_until_idle(endless, stream.aclose))
    assert min(seconds) < SOON


async def test_cancelling_the_task_stops_the_model(endless: Case) -> None:
    seconds = []
    for _ in range(ATTEMPTS):
        task = asyncio.create_task(rest_of(endless.engine.stream(asked("for ever"))))

        async def cancel(task: asyncio.Task[list[StreamItem]] = task) -> None:
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task

        seconds.append(await seconds_until_idle(endless, cancel))
    assert min(seconds) < SOON


async def test_one_cancellation_leaves_the_others_alone(endless: Case) -> None:
    streams = [await begun(endless) for _ in range(3)]
    await streams.pop().aclose()
    await until_busy(endless, 2)
    for stream in streams:
        assert isinstance(await anext(stream), TextDelta)
        await stream.aclose()


async def test_one_that_waits_for_its_place_is_cancelled_at_once(endless: Case) -> None:
    streams = [await begun(endless) for _ in range(PLACES)]
    waiting = asyncio.ensure_future(anext(endless.engine.stream(asked("for ever"))))
    await asyncio.sleep(0)  # until it has begun to wait
    started = time.monotonic()
    waiting.cancel()
    await asyncio.wait({waiting})
    assert time.monotonic() - started < SOON
    for stream in streams:
        await stream.aclose()
    await until_busy(endless, 0)


async def test_a_place_that_was_freed_is_taken(endless: Case) -> None:
    streams = [await begun(endless) for _ in range(PLACES)]
    await streams.pop().aclose()
    async with asyncio.timeout(DEADLINE):
        streams.append(await begun(endless))
    for stream in streams:
        await stream.aclose()


async def test_a_conversation_too_long_is_told_from_other_refusals(case: Case) -> None:
    with pytest.raises(ContextTooLong) as caught:
        await answered(case, asked("a page that is far too long " * 1000))
    assert not caught.value.retryable
    texts, _ = await answered(case, asked("a clock"))
    assert texts


async def test_an_engine_is_well_from_start_to_close(case: Case) -> None:
    assert (await case.engine.health()).ready
    assert case.engine.model.context_tokens >= demo_model.CONTEXT_TOKENS
    await case.engine.close()
    health = await case.engine.health()
    assert not health.ready
    assert health.detail
    with pytest.raises(EngineUnavailable):
        await answered(case, asked("a clock"))


async def test_closing_the_engine_ends_what_runs(endless: Case) -> None:
    stream = await begun(endless)
    await endless.engine.close()
    with pytest.raises(EngineUnavailable):
        await asyncio.wait_for(rest_of(stream), DEADLINE)
