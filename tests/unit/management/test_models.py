"""`manage.py models`: what fits, and what is fetched."""

from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError

from artifacts_app.management.commands import models
from inference.download import DownloadFailed
from inference.hub import ModelScope


def said(*words: str) -> str:
    out = StringIO()
    call_command("models", *words, stdout=out)
    return out.getvalue()


def row(table: str, size: str) -> str:
    return next(line for line in table.splitlines() if line.startswith(size))


def test_other_gpus_are_planned_for() -> None:
    table = said("--gpus", "2x24GiB RTX 4090")
    assert table.startswith("RTX 4090: 24.0 GiB, RTX 4090: 24.0 GiB\n")
    assert "awq, 2 GPUs, 10 conversations" in row(table, "32B")
    assert "(research only)" in row(table, "3B")
    assert "ARTIFACTS_ENGINE=auto takes Qwen2.5-Coder-32B-Instruct in awq on 2 GPUs" in table


def test_what_does_not_fit_is_said_with_what_it_needs() -> None:
    table = said("--gpus", "8GiB")
    assert "needs" in row(table, "32B")
    assert "on one GPU" in row(table, "32B")


def test_without_a_gpu_llama_cpp_writes() -> None:
    table = said()
    assert table.startswith("No GPU was found")
    assert "There is no GPU" in row(table, "7B")
    assert table.rstrip().endswith("ARTIFACTS_ENGINE=auto takes llama.cpp.")


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("--gpus", "three large ones"), "names no GPUs; write for example 2x24GiB"),
        (("pull", "70B"), "'70B' is none of the family. Try 32B, 14B-AWQ or 7B-GGUF"),
        (("pull", "poems"), "'poems' is none of the family"),
    ],
)
def test_a_wrong_wish_is_named(words: tuple[str, ...], reason: str) -> None:
    with pytest.raises(CommandError, match=reason):
        said(*words)


def test_weights_are_pulled_from_the_hub_that_is_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Any] = []

    def pull(hub: Any, repository: str, folder: Path, *rest: Any, revision: str) -> None:
        wanted, progress = rest
        asked.append((hub, repository, folder, wanted("model.safetensors"), revision))
        for done in (0, 1, 50, 100):
            progress("model.safetensors", done, 100)

    monkeypatch.setattr(settings, "MODELS_DIR", tmp_path)
    monkeypatch.setattr(settings, "ARTIFACTS_HUB", "modelscope")
    monkeypatch.setattr(models, "pull", pull)
    text = said("pull", "3B-AWQ", "--revision", "v1")
    name = "Qwen2.5-Coder-3B-Instruct-AWQ"
    assert asked == [(ModelScope(), f"Qwen/{name}", tmp_path / name, True, "v1")]
    assert "Its licence allows research only." in text
    assert [line[:4] for line in text.splitlines() if "safetensors" in line] == [
        "  0%", "  1%", " 50%", "100%",
    ]  # fmt: skip
    assert "checksums are right" in text


@pytest.mark.parametrize(
    ("hub", "fail", "reason"),
    [
        ("somewhere", None, "no hub: huggingface, modelscope"),
        ("huggingface", DownloadFailed("It broke off."), "It broke off"),
    ],
)
def test_what_stops_a_pull_is_said(
    hub: str, fail: Exception | None, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*words: Any, **named: Any) -> None:
        assert fail is not None
        raise fail

    pull: Callable[..., None] = failing
    monkeypatch.setattr(settings, "ARTIFACTS_HUB", hub)
    monkeypatch.setattr(models, "pull", pull)
    with pytest.raises(CommandError, match=reason):
        said("pull", "7B")
