from pathlib import Path

import pytest

from inference import weights

GIB = 2**30


@pytest.mark.parametrize(
    ("name", "repository", "wanted", "unwanted"),
    [
        ("32B", "Qwen2.5-Coder-32B-Instruct", "model-00001-of-00014.safetensors", "figure.png"),
        ("14B-AWQ", "Qwen2.5-Coder-14B-Instruct-AWQ", "config.json", "pytorch_model.bin"),
        ("7B-fp8", "Qwen2.5-Coder-7B-Instruct", "tokenizer.json", "README.md"),
        (
            "7B-GGUF",
            "Qwen2.5-Coder-7B-Instruct-GGUF",
            "qwen2.5-coder-7b-instruct-q4_k_m-00001-of-00002.gguf",
            "qwen2.5-coder-7b-instruct-q8_0.gguf",
        ),
        (
            "1.5b-q8_0",
            "Qwen2.5-Coder-1.5B-Instruct-GGUF",
            "qwen2.5-coder-1.5b-instruct-q8_0.gguf",
            "README.md",
        ),
    ],
)
def test_a_name_is_a_repository_and_some_of_its_files(
    name: str, repository: str, wanted: str, unwanted: str
) -> None:
    wish = weights.wish(name)
    assert wish is not None
    assert wish.repository == f"Qwen/{repository}"
    assert wish.is_wanted(wanted)
    assert not wish.is_wanted(unwanted)


@pytest.mark.parametrize("name", ["", "8B", "8B-GGUF", "7B-q9_0", "/models/mine"])
def test_other_names_are_not_of_the_family(name: str) -> None:
    assert weights.wish(name) is None


def sized(path: Path, size: int) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.truncate(size)
    return path


def test_the_largest_file_that_leaves_room_is_taken(tmp_path: Path) -> None:
    assert weights.best_gguf(None, GIB) is None
    assert weights.best_gguf(tmp_path / "nowhere", GIB) is None
    small = sized(tmp_path / "a" / "small.gguf", 100)
    large = sized(tmp_path / "b" / "large.gguf", 1000)
    assert weights.best_gguf(tmp_path, 10_000) == large
    assert weights.best_gguf(tmp_path, 1000) == small
    assert weights.best_gguf(tmp_path, 10) is None


def test_a_file_in_parts_counts_when_all_are_there(tmp_path: Path) -> None:
    first = sized(tmp_path / "m-q4_k_m-00001-of-00002.gguf", 1000)
    assert weights.best_gguf(tmp_path, GIB) is None
    sized(tmp_path / "m-q4_k_m-00002-of-00002.gguf", 1000)
    assert weights.best_gguf(tmp_path, GIB) == first
    assert weights.best_gguf(tmp_path, 2000) is None
