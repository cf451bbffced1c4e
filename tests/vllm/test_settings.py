"""What our settings become is what vLLM itself takes, for the family, on GPUs that nobody has."""

import json
from pathlib import Path
from typing import Any

import pytest
from vllm.engine.arg_utils import AsyncEngineArgs

from inference.catalogue import FAMILY
from inference.engines.vllm_options import VllmOptions
from inference.hardware import gpus_from
from tests.vllm.test_accounting import config_of

MODELS = {model.size: model for model in FAMILY}
H100S = gpus_from("8x80GiB H100")


def config_folder(size: str, folder: Path) -> str:
    folder.mkdir(exist_ok=True)
    (folder / "config.json").write_text(json.dumps(config_of(MODELS[size]).to_dict()))
    return str(folder)


def accepted(options: VllmOptions, folder: Path) -> Any:
    """The configuration that vLLM makes, with the models' shapes in place of their weights."""
    arguments = options.engine_arguments(H100S)
    arguments["model"] = config_folder(options.model, folder / "model")
    speculative = arguments.get("speculative_config") or {}
    if "model" in speculative:
        size = speculative["model"].split("-")[2]
        draft = config_folder(size, folder / "draft")
        arguments["speculative_config"] = {**speculative, "model": draft}
    dummy = {"load_format": "dummy", "skip_tokenizer_init": True, "enforce_eager": True}
    return AsyncEngineArgs(**arguments, **dummy).create_engine_config()


def test_caching_and_tensor_parallel(tmp_path: Path) -> None:
    config = accepted(VllmOptions("32B", tensor_parallel=4), tmp_path)
    assert config.parallel_config.tensor_parallel_size == 4
    assert config.cache_config.enable_prefix_caching
    assert config.scheduler_config.enable_chunked_prefill
    assert config.model_config.max_model_len == 32_768


def test_a_long_context(tmp_path: Path) -> None:
    config = accepted(VllmOptions("32B", context_tokens=131_072), tmp_path)
    assert config.model_config.max_model_len == 131_072
    assert config.model_config.hf_config.rope_parameters["rope_type"] == "yarn"


@pytest.mark.parametrize(("method", "tensor_parallel"), [("ngram", 8), ("draft", 2), ("draft", 4)])
def test_guessing_ahead(method: str, tensor_parallel: int, tmp_path: Path) -> None:
    options = VllmOptions("32B", tensor_parallel=tensor_parallel, speculation=method)
    config = accepted(options, tmp_path)
    assert config.speculative_config.num_speculative_tokens > 0


def test_several_nodes(tmp_path: Path) -> None:
    config = accepted(VllmOptions("32B", tensor_parallel=4, pipeline_parallel=2), tmp_path)
    assert config.parallel_config.world_size == 8


def test_an_adapter(tmp_path: Path) -> None:
    (tmp_path / "adapter_config.json").write_text('{"r": 32}')
    config = accepted(VllmOptions("7B", lora=str(tmp_path)), tmp_path)
    assert config.lora_config.max_lora_rank == 32
