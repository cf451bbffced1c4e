"""The planner's arithmetic beside that of vLLM and transformers, without any weights."""

import pytest
import torch
from transformers import AutoModelForCausalLM, Qwen2Config
from vllm.v1.kv_cache_interface import FullAttentionSpec

from inference.catalogue import FAMILY, CoderModel

BLOCK = 16  # tokens
TOLERANCE = 0.03


def config(model: CoderModel) -> Qwen2Config:
    return Qwen2Config(
        vocab_size=model.vocabulary,
        hidden_size=model.hidden,
        intermediate_size=model.intermediate,
        num_hidden_layers=model.layers,
        num_attention_heads=model.heads,
        num_key_value_heads=model.kv_heads,
        tie_word_embeddings=model.tied_embeddings,
    )


@pytest.mark.parametrize("model", FAMILY, ids=lambda model: model.size)
def test_weights(model: CoderModel) -> None:
    with torch.device("meta"):
        network = AutoModelForCausalLM.from_config(config(model), dtype=torch.bfloat16)
    counted = sum(parameter.nbytes for parameter in network.parameters())
    assert model.weight_bytes("bf16") == pytest.approx(counted, rel=TOLERANCE)


@pytest.mark.parametrize("tensor_parallel", [1, 2])
@pytest.mark.parametrize("model", FAMILY, ids=lambda model: model.size)
def test_cache(model: CoderModel, tensor_parallel: int) -> None:
    spec = FullAttentionSpec(
        block_size=BLOCK,
        num_kv_heads=model.kv_heads // tensor_parallel,
        head_size=config(model).hidden_size // model.heads,
        dtype=torch.bfloat16,
    )
    counted = spec.page_size_bytes * model.layers / BLOCK
    assert model.kv_bytes(tensor_parallel) == pytest.approx(counted, rel=TOLERANCE)
