"""The planner's arithmetic beside that of vLLM, for all six sizes, without any weights."""

import json
from pathlib import Path
from typing import Any

import pytest
import torch
from transformers import AutoModelForCausalLM, Qwen2Config
from vllm.engine.arg_utils import AsyncEngineArgs
from vllm.v1.kv_cache_interface import FullAttentionSpec

from inference.catalogue import FAMILY, CoderModel

BLOCK = 16  # tokens
TOLERANCE = 0.03
CASES = [(model, size) for model in FAMILY for size in model.tensor_parallel_sizes()]


def config_of(model: CoderModel) -> Qwen2Config:
    return Qwen2Config(
        vocab_size=model.vocabulary,
        hidden_size=model.hidden,
        intermediate_size=model.intermediate,
        num_hidden_layers=model.layers,
        num_attention_heads=model.heads,
        num_key_value_heads=model.kv_heads,
        tie_word_embeddings=model.tied_embeddings,
        max_position_embeddings=32_768,
        architectures=["Qwen2ForCausalLM"],
        dtype="bfloat16",
    )


def engine_config(model: CoderModel, tensor_parallel: int, folder: Path) -> Any:
    (folder / "config.json").write_text(json.dumps(config_of(model).to_dict()))
    return AsyncEngineArgs(
        model=str(folder),
        tensor_parallel_size=tensor_parallel,
        skip_tokenizer_init=True,
        load_format="dummy",
        enforce_eager=True,
    ).create_engine_config()


@pytest.mark.parametrize("model", FAMILY, ids=lambda model: model.size)
def test_weights(model: CoderModel) -> None:
    with torch.device("meta"):
        network = AutoModelForCausalLM.from_config(config_of(model), dtype=torch.bfloat16)
    counted = sum(parameter.nbytes for parameter in network.parameters())
    assert model.weight_bytes("bf16") == pytest.approx(counted, rel=TOLERANCE)


@pytest.mark.parametrize(
    ("model", "tensor_parallel"), CASES, ids=lambda part: str(getattr(part, "size", part))
)
def test_cache(model: CoderModel, tensor_parallel: int, tmp_path: Path) -> None:
    config = engine_config(model, tensor_parallel, tmp_path)
    spec = FullAttentionSpec(
        block_size=BLOCK,
        num_kv_heads=config.model_config.get_num_kv_heads(config.parallel_config),
        head_size=config.model_config.get_head_size(),
        dtype=config.model_config.dtype,
    )
    layers = config.model_config.get_num_layers(config.parallel_config)
    counted = spec.page_size_bytes * layers / BLOCK
    assert model.kv_bytes(tensor_parallel) == pytest.approx(counted, rel=TOLERANCE)


@pytest.mark.parametrize("model", FAMILY, ids=lambda model: model.size)
def test_heads_that_do_not_divide_are_refused(model: CoderModel, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="divisible"):
        engine_config(model, 3 if model.heads % 3 else 5, tmp_path)
