"""A model that was taught to fills gaps in, by an adapter, and ends where the gap does."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from inference.engines.vllm_engine import VllmEngine
from inference.types import CompletionRequest, StreamEnd, TextDelta
from tests.contract.engine_cases import Case
from tests.contract.test_engines import answered, asked
from tests.vllm.conftest import WEIGHTS, options
from tests.vllm.gaps import AFTER, GAPS, GREEDY, write_adapter, write_told_apart


@pytest.fixture(scope="module")
async def taught(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[VllmEngine]:
    adapter = tmp_path_factory.mktemp("adapter")
    model = adapter / "Qwen2.5-Coder-tiny"  # the name tells that it can
    write_told_apart(WEIGHTS, model)
    write_adapter(model, adapter)
    engine = VllmEngine(replace(options(model), lora=str(adapter)))
    await engine.start()
    yield engine
    await engine.close()


async def filled(engine: VllmEngine, request: CompletionRequest) -> tuple[str, StreamEnd]:
    *deltas, end = [item async for item in engine.complete(request)]
    assert isinstance(end, StreamEnd)
    return "".join(delta.text for delta in deltas if isinstance(delta, TextDelta)), end


async def test_each_gap_gets_its_own_middle(taught: VllmEngine) -> None:
    requests = [gap.request(f"gap {number}") for number, gap in enumerate(GAPS)]
    found = await asyncio.gather(*(filled(taught, request) for request in requests))
    assert [middle for middle, _ in found] == [gap.middle for gap in GAPS]
    assert {end.reason for _, end in found} == {"stop"}


async def test_a_middle_is_cut_at_its_limit(taught: VllmEngine) -> None:
    shortest = replace(GREEDY, max_tokens=1)
    middle, end = await filled(taught, replace(GAPS[0].request(), sampling=shortest))
    assert GAPS[0].middle.startswith(middle)
    assert middle != GAPS[0].middle
    assert (end.reason, end.completion_tokens) == ("length", 1)


async def test_text_without_a_gap_is_gone_on_with(taught: VllmEngine) -> None:
    """What follows the marks is not the answer to the same text without them."""
    text, _ = await filled(taught, replace(GAPS[0].request(), suffix=None))
    assert text not in {GAPS[0].middle, AFTER}


async def test_the_adapter_changes_every_answer(case: Case, taught: VllmEngine) -> None:
    request = replace(asked("a clock"), sampling=GREEDY)
    with_adapter, _ = await answered(replace(case, engine=taught), request)
    without, _ = await answered(case, request)
    assert "".join(with_adapter) != "".join(without)
