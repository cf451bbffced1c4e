"""An adapter is applied to every answer."""

import json
from dataclasses import replace
from pathlib import Path

import torch
from safetensors.torch import save_file

from inference.engines.vllm_engine import VllmEngine
from tests.contract.engine_cases import Case
from tests.contract.test_engines import answered, asked
from tests.vllm.conftest import WEIGHTS, options

RANK = 8


def write_adapter(folder: Path) -> None:
    """It turns the queries of the first layer into noise."""
    config = json.loads((WEIGHTS / "config.json").read_text())
    hidden = config["hidden_size"]
    adapter = {
        "peft_type": "LORA",
        "r": RANK,
        "lora_alpha": RANK,
        "target_modules": ["q_proj"],
        "bias": "none",
    }
    (folder / "adapter_config.json").write_text(json.dumps(adapter))
    name = "base_model.model.model.layers.0.self_attn.q_proj"
    torch.manual_seed(0)
    noise = {
        f"{name}.lora_A.weight": torch.randn(RANK, hidden),
        f"{name}.lora_B.weight": torch.randn(hidden, RANK),
    }
    save_file(noise, folder / "adapter_model.safetensors")


async def test_an_adapter_changes_the_answer(case: Case, tmp_path: Path) -> None:
    write_adapter(tmp_path)
    engine = VllmEngine(replace(options(WEIGHTS), lora=str(tmp_path)))
    await engine.start()
    adapted = replace(case, engine=engine)
    request = replace(asked("a clock"), sampling=replace(asked("").sampling, max_tokens=40))
    try:
        with_adapter, _ = await answered(adapted, request)
    finally:
        await engine.close()
    without, _ = await answered(case, request)
    assert "".join(with_adapter) != "".join(without)
