"""What a person reads while vLLM loads."""

from pathlib import Path

import pytest

from inference.engines import vllm_loading
from inference.engines.vllm_loading import Loading, weight_bytes
from inference.placement import GIB


@pytest.mark.parametrize(
    ("held", "fetched", "words"),
    [
        (0.0, 0.0, "The model is loading: 61.0 GiB of weights."),
        (0.0, 12.5, "The weights are being downloaded: 12.5 GiB of 61.0 GiB."),
        (14.0, 61.0, "The model is loading: 14.0 GiB of 61.0 GiB are on the GPUs."),
        (62.0, 61.0, "The weights are loaded; the model warms up."),
    ],
)
def test_how_far_it_is(
    held: float, fetched: float, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = 3 * GIB  # of somebody else
    monkeypatch.setattr(vllm_loading, "memory_used", lambda: before + int(held * GIB))
    monkeypatch.setattr(vllm_loading, "downloaded", lambda _: int(fetched * GIB))
    assert Loading("Qwen/Qwen2.5-Coder-32B-Instruct", 61 * GIB, before).words() == words


def test_nothing_is_claimed_of_weights_that_nobody_knows() -> None:
    assert Loading("somebody/model", 0, 0).words() == "The model is loading."


def test_weights_in_a_folder_are_counted(tmp_path: Path) -> None:
    for number in (1, 2):
        (tmp_path / f"model-0000{number}-of-00002.safetensors").write_bytes(b"0" * 100)
    (tmp_path / "config.json").write_text("{}")
    assert weight_bytes(tmp_path) == 200
