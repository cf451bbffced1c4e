"""The demo model's weights in the real vLLM, on the CPU. Started once: a start takes half a minute."""

import json
import os
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from inference import demo_model
from inference.engines.vllm_engine import VllmEngine
from inference.engines.vllm_options import VllmOptions
from tests.contract.engine_cases import PLACES, Case

WEIGHTS = demo_model.WEIGHTS.parent
CACHE_BYTES = 64 * 2**20
os.environ |= {
    "HF_HUB_OFFLINE": "1",
    "VLLM_NO_USAGE_STATS": "1",
    "VLLM_LOGGING_LEVEL": "WARNING",
    "VLLM_ENABLE_V1_MULTIPROCESSING": "0",  # on the CPU the worker lives in the engine's process
    "OMP_NUM_THREADS": "1",
    "VLLM_CPU_OMP_THREADS_BIND": "nobind",  # machines with one NUMA node cannot bind two workers
}


def options(folder: Path, tensor_parallel: int = 1) -> VllmOptions:
    further = {"enforce_eager": True, "kv_cache_memory_bytes": CACHE_BYTES}
    return VllmOptions(
        model=str(folder),
        tensor_parallel=tensor_parallel,
        dtype="float32",
        context_tokens=demo_model.CONTEXT_TOKENS,
        parallel=PLACES,
        arguments=json.dumps(further),
    )


@asynccontextmanager
async def vllm(folder: Path, tensor_parallel: int = 1) -> AsyncIterator[Case]:
    engine = VllmEngine(options(folder, tensor_parallel))
    await engine.start()

    async def busy() -> int:
        return int(engine._engine.get_num_unfinished_requests())

    # What the tokenizer makes of the demo model's answer differs from the tokens it wrote.
    yield Case(engine, whole_answers(engine), busy, resumes_exactly=False)
    await engine.close()


def whole_answers(engine: VllmEngine) -> Callable[[str], Awaitable[str]]:
    async def whole(sentence: str) -> str:
        from vllm import SamplingParams
        from vllm.sampling_params import RequestOutputKind

        tokenizer = engine._engine.get_tokenizer()
        messages = [{"role": "user", "content": sentence}]
        text = tokenizer.apply_chat_template(messages, tokenize=False, add_generation_prompt=True)
        prompt = {"prompt_token_ids": tokenizer.encode(text, add_special_tokens=False)}
        params = SamplingParams(
            temperature=0, max_tokens=1800, output_kind=RequestOutputKind.FINAL_ONLY
        )
        results = [r async for r in engine._engine.generate(prompt, params, f"whole {sentence}")]
        return str(results[-1].outputs[0].text)

    return whole


@pytest.fixture(scope="session")
async def case() -> AsyncIterator[Case]:
    async with vllm(WEIGHTS) as case:
        yield case


@pytest.fixture(scope="session")
async def endless(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Case]:
    """The same weights, and no token that ends an answer."""
    folder = tmp_path_factory.mktemp("endless")
    shutil.copytree(WEIGHTS, folder, dirs_exist_ok=True)
    edit(folder / "config.json", lambda config: {**config, "eos_token_id": config["bos_token_id"]})
    edit(
        folder / "tokenizer_config.json",
        lambda config: {**config, "eos_token": config["pad_token"]},
    )
    async with vllm(folder) as case:
        yield case


def edit(path: Path, change: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    path.write_text(json.dumps(change(json.loads(path.read_text()))))
