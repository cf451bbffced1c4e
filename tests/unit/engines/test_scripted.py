import json
import time
from pathlib import Path

import pytest

from inference.engines.scripted import STAMP, Script, ScriptedEngine, read_scripts
from inference.errors import (
    ContextTooLong,
    EngineError,
    EngineTimeout,
    EngineUnavailable,
    RequestRefused,
)
from inference.types import ChatMessage, GenerationRequest, StreamEnd, TextDelta


def asked(sentence: str = "a page", prefix: str = "") -> GenerationRequest:
    return GenerationRequest("1", (ChatMessage("user", sentence),), answer_prefix=prefix)


async def text_of(engine: ScriptedEngine, request: GenerationRequest) -> str:
    items = [item async for item in engine.stream(request)]
    return "".join(item.text for item in items if isinstance(item, TextDelta))


async def test_the_first_script_that_matches_answers() -> None:
    engine = ScriptedEngine([Script("one", match="clock"), Script("two")])
    assert await text_of(engine, asked("a clock")) == "one"
    assert await text_of(engine, asked("a page")) == "two"


async def test_a_sentence_without_a_script_is_refused() -> None:
    with pytest.raises(RequestRefused, match="a page"):
        await text_of(ScriptedEngine([Script("one", match="clock")]), asked())


async def test_every_prefix_is_continued() -> None:
    text = "0123456789"
    engine = ScriptedEngine([Script(text, tokens_per_second=10_000)])
    for cut in range(len(text) + 1):
        assert text[:cut] + await text_of(engine, asked(prefix=text[:cut])) == text


async def test_the_pace_holds_although_the_reader_is_slow() -> None:
    engine = ScriptedEngine([Script("x" * 200, tokens_per_second=200, first_token_seconds=0.1)])
    started = time.monotonic()
    arrivals = []
    async for item in engine.stream(asked()):
        arrivals.append(time.monotonic() - started)
        if isinstance(item, TextDelta):
            time.sleep(0.003)  # noqa: ASYNC251 - a reader that holds up the loop
    assert arrivals[0] >= 0.1
    # 50 tokens at 200 a second; without a schedule it were 0.15 s more.
    assert 0.1 + 49 / 200 <= arrivals[-2] < 0.1 + 49 / 200 + 0.1


async def test_a_stamp_is_the_time_of_emission() -> None:
    engine = ScriptedEngine([Script(f"{STAMP}abc{STAMP}def", tokens_per_second=20)])
    first, second, end = [(item, time.monotonic_ns()) async for item in engine.stream(asked())]
    for item, arrived in (first, second):
        assert isinstance(item, TextDelta)
        assert 0 <= arrived - int(item.text.split(";")[0]) < 20_000_000
    assert isinstance(end[0], StreamEnd)


@pytest.mark.parametrize(
    "kind", [EngineError, EngineUnavailable, EngineTimeout, RequestRefused, ContextTooLong]
)
async def test_an_error_of_any_kind_comes_after_the_text(kind: type[EngineError]) -> None:
    engine = ScriptedEngine([Script("half", error="It broke.", error_code=kind.code)])
    stream = engine.stream(asked())
    assert isinstance(await anext(stream), TextDelta)
    with pytest.raises(EngineError, match="It broke") as caught:
        await anext(stream)
    assert type(caught.value) is kind
    assert engine.running == 0


async def test_an_answer_can_be_cut_off() -> None:
    engine = ScriptedEngine([Script("half", reason="length")])
    assert [item async for item in engine.stream(asked())][-1] == StreamEnd("length", 5, 1)


def test_scripts_are_read_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "scripts.json"
    path.write_text(json.dumps([{"text": "一", "match": "x", "tokens_per_second": 5}]))
    assert read_scripts(path) == (Script("一", match="x", tokens_per_second=5),)


@pytest.mark.parametrize("content", [None, "{", '[{"txt": ""}]', "[1]"])
def test_a_file_without_scripts_is_named(tmp_path: Path, content: str | None) -> None:
    path = tmp_path / "scripts.json"
    if content is not None:
        path.write_text(content)
    with pytest.raises(EngineUnavailable, match=r"scripts\.json"):
        read_scripts(path)
