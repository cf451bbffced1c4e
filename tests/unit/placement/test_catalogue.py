import pytest

from inference.catalogue import FAMILY, find

# As the models' own pages say, and as transformers counts them.
PARAMETERS = {"0.5B": 0.494, "1.5B": 1.544, "3B": 3.086, "7B": 7.616, "14B": 14.770, "32B": 32.764}
CACHE_KIB = {"0.5B": 12, "1.5B": 28, "3B": 36, "7B": 56, "14B": 192, "32B": 256}
TENSOR_PARALLEL = {
    "0.5B": [1, 2],
    "1.5B": [1, 2, 4],
    "3B": [1, 2, 4, 8],
    "7B": [1, 2, 4],
    "14B": [1, 2, 4, 8],
    "32B": [1, 2, 4, 8],
}


def test_six_sizes_with_their_parameters() -> None:
    assert {m.size: round(m.parameters / 1e9, 3) for m in FAMILY} == PARAMETERS


def test_the_cache_of_a_token() -> None:
    assert {m.size: m.kv_bytes() // 1024 for m in FAMILY} == CACHE_KIB


def test_how_far_a_model_divides() -> None:
    assert {m.size: m.tensor_parallel_sizes() for m in FAMILY} == TENSOR_PARALLEL


def test_groups_of_quantised_weights_are_not_torn_apart() -> None:
    fourteen = next(m for m in FAMILY if m.size == "14B")
    assert fourteen.tensor_parallel_sizes("awq") == [1, 2, 4]


def test_heads_are_copied_where_there_are_more_gpus_than_heads() -> None:
    three = next(m for m in FAMILY if m.size == "3B")
    assert three.kv_bytes(8) == three.kv_bytes(2)


def test_only_the_3b_is_for_research_alone() -> None:
    assert [m.size for m in FAMILY if m.is_research_only] == ["3B"]


@pytest.mark.parametrize(
    ("name", "size", "precision"),
    [
        ("32B", "32B", "bf16"),
        ("7b-awq", "7B", "awq"),
        ("Qwen2.5-Coder-14B-Instruct", "14B", "bf16"),
        ("Qwen/Qwen2.5-Coder-32B-Instruct-GPTQ-Int4", "32B", "gptq"),
        ("Qwen/Qwen2.5-Coder-32B-Instruct-GPTQ-Int8", "32B", "int8"),
        ("0.5B-fp8", "0.5B", "fp8"),
    ],
)
def test_a_model_is_found_by_many_names(name: str, size: str, precision: str) -> None:
    found = find(name)
    assert found is not None
    assert (found[0].size, found[1]) == (size, precision)


@pytest.mark.parametrize(
    "name", ["", "8B", "qwen.gguf", "meta/Llama-3-8B", "32B-q4", "/models/coder"]
)
def test_others_are_not_ours(name: str) -> None:
    assert find(name) is None


def test_each_official_repository_is_found_again() -> None:
    for model in FAMILY:
        for precision in ("bf16", "awq", "gptq", "int8"):
            repository = model.repository(precision)
            assert repository is not None
            assert find(repository) == (model, precision)
