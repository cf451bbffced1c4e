"""Short questions after a page: skipped when the engine is busy, harmless when they fail."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from artifacts_app.generation import afterthoughts
from artifacts_app.generation.afterthoughts import Afterthoughts
from inference.engines.scripted import Script, ScriptedEngine
from inference.prompts import next_steps

QUESTION = next_steps.conversation("a clock", {"index.html": "<p>"})


def thought_of(
    script: Script, act: Callable[[Afterthoughts, list[str]], Coroutine[Any, Any, None]]
) -> list[str]:
    kept: list[str] = []

    async def run() -> None:
        thoughts = Afterthoughts(ScriptedEngine([script]), 1, lambda: kept.append("died"))
        await act(thoughts, kept)
        await asyncio.gather(*thoughts._running, return_exceptions=True)

    asyncio.run(run())
    return kept


async def begin(thoughts: Afterthoughts, kept: list[str]) -> None:
    thoughts.begin(QUESTION, lambda text, _: kept.append(text), others=0)


def test_the_answer_is_kept() -> None:
    assert thought_of(Script("- Add a date", tokens_per_second=1e6), begin) == ["- Add a date"]


def test_a_full_engine_is_not_asked() -> None:
    async def act(thoughts: Afterthoughts, kept: list[str]) -> None:
        thoughts.begin(QUESTION, lambda text, _: kept.append(text), others=1)

    assert thought_of(Script("- Add a date"), act) == [""]


def test_a_page_that_begins_takes_the_place() -> None:
    async def act(thoughts: Afterthoughts, kept: list[str]) -> None:
        thoughts.begin(QUESTION, lambda text, _: kept.append(text), others=0)
        await asyncio.sleep(0)
        thoughts.give_way(others=1)

    assert thought_of(Script("slow " * 500, tokens_per_second=1), act) == []


@pytest.mark.parametrize(("code", "kept"), [("engine_error", [""]), ("engine_died", ["died", ""])])
def test_failures_are_harmless(code: str, kept: list[str]) -> None:
    script = Script("- Add", tokens_per_second=1e6, error="gone", error_code=code)
    assert thought_of(script, begin) == kept


def test_what_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(afterthoughts, "SECONDS", 0.01)
    assert thought_of(Script("slow " * 500, tokens_per_second=1), begin) == [""]


def test_the_tokens_are_told_of_the_question_too() -> None:
    told: list[int] = []

    async def run() -> None:
        script = Script("- Add a date", tokens_per_second=1e6)
        thoughts = Afterthoughts(ScriptedEngine([script]), 1, lambda: None)
        thoughts.begin(QUESTION, lambda _, tokens: told.append(tokens), others=0)
        await asyncio.gather(*thoughts._running)

    asyncio.run(run())
    assert told[0] > len(["-", "Add", "a", "date"])
