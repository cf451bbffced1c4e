import json
from pathlib import Path

import pytest

from inference import demo_model
from inference.engines.vllm_options import VllmOptions
from inference.errors import EngineMisconfigured
from inference.hardware import gpus_from

H100S = gpus_from("4x80GiB H100")


def test_a_size_becomes_a_repository_on_all_gpus() -> None:
    arguments = VllmOptions("32B").engine_arguments(H100S)
    assert arguments["model"] == "Qwen/Qwen2.5-Coder-32B-Instruct"
    assert arguments["tensor_parallel_size"] == 4
    assert arguments["max_model_len"] == 32_768
    assert arguments["enable_prefix_caching"]


def test_fp8_is_made_from_the_full_weights() -> None:
    arguments = VllmOptions("32B-fp8").engine_arguments(H100S[:1])
    assert arguments["model"] == "Qwen/Qwen2.5-Coder-32B-Instruct"
    assert arguments["quantization"] == "fp8"


def test_awq_weights_have_a_repository_of_their_own() -> None:
    arguments = VllmOptions("14B-AWQ").engine_arguments(gpus_from("24GiB"))
    assert arguments["model"] == "Qwen/Qwen2.5-Coder-14B-Instruct-AWQ"
    assert arguments["quantization"] is None  # it stands in the weights' own config


def test_a_long_context_turns_yarn_on() -> None:
    arguments = VllmOptions("7B", context_tokens=65_536).engine_arguments(H100S)
    overrides = arguments["hf_overrides"]
    assert overrides["max_position_embeddings"] == 65_536
    assert overrides["rope_parameters"]["factor"] == 2.0


def test_other_models_are_taken_as_they_are() -> None:
    arguments = VllmOptions("me/mine", tensor_parallel=2).engine_arguments(H100S)
    assert arguments["model"] == "me/mine"
    assert arguments["tensor_parallel_size"] == 2
    assert arguments["max_model_len"] is None


def test_the_demo_model_is_taken_by_its_name() -> None:
    options = VllmOptions(demo_model.NAME)
    assert options.engine_arguments([])["model"] == str(demo_model.FOLDER)
    assert options.is_demo
    assert not VllmOptions("7B").is_demo


def test_each_stage_holds_its_share_of_the_weights() -> None:
    cards = gpus_from("4x24GiB RTX 3090")
    arguments = VllmOptions("32B", pipeline_parallel=2).engine_arguments(cards)
    assert arguments["tensor_parallel_size"] == 2


def test_what_does_not_divide_is_refused_without_a_gpu_too() -> None:
    with pytest.raises(EngineMisconfigured, match="allow 1, 2, 4"):
        VllmOptions("7B", tensor_parallel=3).engine_arguments([])


def test_further_arguments_win() -> None:
    further = json.dumps({"kv_cache_dtype": "fp8", "max_num_seqs": 8})
    arguments = VllmOptions("7B", arguments=further).engine_arguments(H100S)
    assert (arguments["kv_cache_dtype"], arguments["max_num_seqs"]) == ("fp8", 8)


@pytest.mark.parametrize(
    ("model", "tensor_parallel", "draft"),
    [("32B", 2, "0.5B"), ("32B", 4, "1.5B"), ("1.5B", 1, "0.5B")],
)
def test_a_draft_divides_as_its_target_does(model: str, tensor_parallel: int, draft: str) -> None:
    options = VllmOptions(model, tensor_parallel=tensor_parallel, speculation="draft")
    config = options.engine_arguments(H100S)["speculative_config"]
    assert config["model"] == f"Qwen/Qwen2.5-Coder-{draft}-Instruct"
    assert config["use_heterogeneous_vocab"] == (model == "32B")


def test_weights_that_were_pulled_are_taken(tmp_path: Path) -> None:
    folder = tmp_path / "Qwen2.5-Coder-7B-Instruct-AWQ"
    folder.mkdir()
    options = VllmOptions("7B-AWQ", models=tmp_path)
    assert options.engine_arguments(H100S)["model"] == "Qwen/Qwen2.5-Coder-7B-Instruct-AWQ"
    (folder / "config.json").touch()
    assert options.engine_arguments(H100S)["model"] == str(folder)


def test_the_draft_is_taken_from_the_pulled_weights_too(tmp_path: Path) -> None:
    options = VllmOptions("32B", tensor_parallel=2, speculation="draft", models=tmp_path)
    for name in ("Qwen2.5-Coder-32B-Instruct", "Qwen2.5-Coder-0.5B-Instruct"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "config.json").touch()
    config = options.engine_arguments(H100S)["speculative_config"]
    assert config["model"] == str(tmp_path / "Qwen2.5-Coder-0.5B-Instruct")


def test_a_repository_of_somebody_else_is_not_taken_for_the_official_one() -> None:
    name = "somebody/Qwen2.5-Coder-7B-Instruct"
    assert VllmOptions(name).engine_arguments(H100S)["model"] == name


@pytest.mark.parametrize(
    ("heads", "kv_heads", "wanted", "taken"), [(28, 4, 0, 4), (28, 4, 2, 2), (15, 5, 0, 1)]
)
def test_a_model_of_ones_own_is_divided_over_the_gpus(
    heads: int, kv_heads: int, wanted: int, taken: int, tmp_path: Path
) -> None:
    config = {"num_attention_heads": heads, "num_key_value_heads": kv_heads}
    (tmp_path / "config.json").write_text(json.dumps(config))
    arguments = VllmOptions(str(tmp_path), tensor_parallel=wanted).engine_arguments(H100S)
    assert arguments["tensor_parallel_size"] == taken


@pytest.mark.parametrize(("rank", "room"), [(4, 8), (16, 16), (48, 64)])
def test_an_adapter_gets_room_for_its_rank(tmp_path: Path, rank: int, room: int) -> None:
    (tmp_path / "adapter_config.json").write_text(json.dumps({"r": rank}))
    arguments = VllmOptions("7B", lora=str(tmp_path)).engine_arguments(H100S)
    assert (arguments["enable_lora"], arguments["max_lora_rank"]) == (True, room)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (VllmOptions("32B", tensor_parallel=3), "allow 1, 2, 4, 8"),
        (VllmOptions("32B", tensor_parallel=3, pipeline_parallel=2), "allow 1, 2, 4, 8"),
        (VllmOptions("32B", tensor_parallel=8), "needs 8 GPUs, and there are 4. What works here"),
        (VllmOptions("0.5B", pipeline_parallel=25), "24 layers: too few for 25 stages"),
        (VllmOptions(str(demo_model.FOLDER), tensor_parallel=3), "it has . heads"),
        (VllmOptions("70B"), r"ARTIFACTS_MODEL=70B is none of the family \(0.5B, "),
        (VllmOptions("/nowhere"), "no folder that is here"),
        (VllmOptions(str(Path(__file__).parent)), "config.json describes no model"),
        (VllmOptions("32B", speculation="draft", hub="modelscope"), "models pull 32B"),
        (VllmOptions("32B", context_tokens=200_000), "at most 131,072"),
        (VllmOptions("7B", speculation="magic"), "ngram, suffix, draft"),
        (VllmOptions("7B", speculation="suffix"), "pip install arctic-inference"),
        (VllmOptions("0.5B", speculation="draft"), "No smaller sibling"),
        (VllmOptions("me/mine", speculation="draft"), "for the Qwen2.5-Coder family"),
        (VllmOptions("32B", dtype="int3"), "ARTIFACTS_DTYPE must be one of auto"),
        (VllmOptions("32B", quantization="gguf"), "ARTIFACTS_QUANTIZATION must be one of fp8"),
        (VllmOptions("32B-AWQ", quantization="fp8"), "ARTIFACTS_MODEL=32B-fp8"),
        (VllmOptions("7B", quantization="fp8", dtype="float32"), "not float32"),
        (VllmOptions("7B", lora="/nowhere"), "adapter_config.json"),
        (VllmOptions("7B", hub="modelscope"), "manage.py models pull 7B"),
        (VllmOptions("7B", arguments="{"), "is no JSON"),
        (VllmOptions("7B", arguments="[1]"), "JSON object"),
    ],
)
def test_what_cannot_work_is_refused_before_it_loads(options: VllmOptions, words: str) -> None:
    with pytest.raises(EngineMisconfigured, match=words):
        options.engine_arguments(H100S)
