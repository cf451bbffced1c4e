"""What only vLLM does: more than one process for a model, and its own end."""

import asyncio
from pathlib import Path

import pytest

from inference.engines.vllm_engine import VllmEngine
from inference.errors import EngineUnavailable
from tests.contract.engine_cases import PLACES, Case
from tests.contract.test_engines import answered, asked, begun, rest_of
from tests.vllm.conftest import WEIGHTS, options, vllm
from tests.vllm.even_heads import write_even_heads


async def test_two_processes_write_the_same_text(case: Case, tmp_path: Path) -> None:
    sentences = ("a clock", "一个倒计时")
    alone = ["".join((await answered(case, asked(sentence)))[0]) for sentence in sentences]
    write_even_heads(WEIGHTS, tmp_path)
    async with vllm(tmp_path, tensor_parallel=2) as together:
        texts = await asyncio.gather(
            *(answered(together, asked(sentence)) for sentence in sentences)
        )
    assert ["".join(deltas) for deltas, _ in texts] == alone


async def test_sixteen_at_once_are_all_answered(case: Case) -> None:
    whole = await case.whole("a clock")
    answers = await asyncio.gather(*(answered(case, asked("a clock")) for _ in range(4 * PLACES)))
    assert {"".join(texts) for texts, _ in answers} == {whole}


async def test_what_cannot_be_loaded_is_said() -> None:
    engine = VllmEngine(options(WEIGHTS / "nowhere"))
    with pytest.raises(EngineUnavailable, match="nowhere"):
        await engine.start()
    assert not (await engine.health()).ready


async def test_closing_ends_what_runs() -> None:
    async with vllm(WEIGHTS) as case:
        assert (await case.engine.health()).ready
        stream = await begun(case, "a to-do list for Ada")
        await case.engine.close()
        with pytest.raises(EngineUnavailable):
            await asyncio.wait_for(rest_of(stream), 30)
        assert not (await case.engine.health()).ready
