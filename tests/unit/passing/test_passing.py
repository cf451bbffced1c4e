"""Questions through a real Redis to a worker's engine, and back."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import aclosing

import pytest

from artifacts_app.events.connection import connect
from artifacts_app.generation.passing import asking
from artifacts_app.generation.passing.asking import answer_to, whole_answer
from artifacts_app.generation.passing.question import Question, question_of
from artifacts_app.generation.worker import GenerationWorker
from inference.engines.scripted import Script, ScriptedEngine
from inference.errors import ContextTooLong, EngineError, EngineTimeout, EngineUnavailable
from inference.types import ChatMessage, Sampling, StreamEnd, TextDelta

DEADLINE = 20.0  # seconds
SCRIPTS = (
    Script("a + b", match="return <|fim_suffix|>\n<|fim_middle|>"),
    Script("x" * 10_000, match="for ever", tokens_per_second=20),
    Script("", match="long", error="Too long.", error_code="context_too_long"),
    Script("Hello – 你好 🎉", tokens_per_second=5_000),
)


@pytest.fixture
async def engine(redis_url: str) -> AsyncIterator[ScriptedEngine]:
    engine = ScriptedEngine(SCRIPTS)
    worker = GenerationWorker(engine)
    worker.start()
    yield engine
    await asyncio.to_thread(worker.stop)


def chat(text: str, seconds: float = DEADLINE) -> Question:
    return Question("scripted", time.time() + seconds, messages=(ChatMessage("user", text),))


async def until(count: int, engine: ScriptedEngine) -> None:
    async with asyncio.timeout(DEADLINE):
        while engine.running != count:
            await asyncio.sleep(0.005)  # between two looks


def test_a_question_travels_whole() -> None:
    question = Question("m", 1.5, Sampling(seed=3), (ChatMessage("user", "你好"),), "a", "b")
    assert question_of(question.as_json().encode()) == question


async def test_a_conversation_is_answered_as_it_is_written(engine: ScriptedEngine) -> None:
    items = [item async for item in answer_to(chat("hello"))]
    assert all(isinstance(item, TextDelta) for item in items[:-1])
    assert isinstance(items[-1], StreamEnd)
    assert "".join(item.text for item in items if isinstance(item, TextDelta)) == SCRIPTS[-1].text
    assert len(items) > 3


async def test_a_gap_is_filled_in(engine: ScriptedEngine) -> None:
    question = Question("scripted", time.time() + DEADLINE, prefix="return ", suffix="\n")
    assert (await whole_answer(question))[0] == "a + b"


async def test_nothing_of_it_stays_behind(engine: ScriptedEngine) -> None:
    await whole_answer(chat("hello"))
    assert not list(connect().scan_iter("answers:*"))
    assert not list(connect().scan_iter("questions:*"))


async def test_many_questions_do_not_mix(engine: ScriptedEngine) -> None:
    answers = await asyncio.gather(*(whole_answer(chat(f"hello {n}")) for n in range(20)))
    assert {text for text, _ in answers} == {SCRIPTS[-1].text}


async def test_an_error_of_the_engine_arrives_as_it_was(engine: ScriptedEngine) -> None:
    with pytest.raises(ContextTooLong, match=r"Too long\."):
        await whole_answer(chat("long"))


async def test_what_nobody_foresaw_is_told_at_once(
    engine: ScriptedEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(request: object) -> None:
        raise UnicodeEncodeError("utf-8", "x", 0, 1, "surrogates not allowed")

    monkeypatch.setattr(engine, "stream", broken)
    with pytest.raises(EngineError, match="could not answer this"):
        await whole_answer(chat("anything"))


async def test_leaving_stops_the_model(engine: ScriptedEngine) -> None:
    async with aclosing(answer_to(chat("for ever"))) as items:
        await anext(items)
        await until(1, engine)
    await until(0, engine)


async def test_a_cancelled_wait_stops_the_model(engine: ScriptedEngine) -> None:
    waiting = asyncio.create_task(whole_answer(chat("for ever")))
    await until(1, engine)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    await until(0, engine)


async def test_a_deadline_ends_both_sides(engine: ScriptedEngine) -> None:
    with pytest.raises(EngineTimeout):
        await whole_answer(chat("for ever", seconds=0.5))
    await until(0, engine)


async def test_without_a_worker_nobody_waits_for_ever(
    redis_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "TAKEN_WITHIN", 0.0)
    monkeypatch.setattr(asking, "LOOK", 0.05)
    with pytest.raises(EngineUnavailable, match="busy"):
        await whole_answer(chat("hello"))
    assert not list(connect().scan_iter("questions:*"))


async def test_a_worker_that_stops_says_so(redis_url: str) -> None:
    engine = ScriptedEngine(SCRIPTS)
    worker = GenerationWorker(engine)
    worker.start()
    waiting = asyncio.create_task(whole_answer(chat("for ever")))
    await until(1, engine)
    await asyncio.to_thread(worker.stop)
    with pytest.raises(EngineUnavailable, match="again"):
        await waiting


async def test_nonsense_in_the_queue_holds_up_nobody(engine: ScriptedEngine) -> None:
    connect().rpush("questions:scripted", "{}", "not json")
    assert (await whole_answer(chat("hello")))[0] == SCRIPTS[-1].text
