from pathlib import Path

import pytest

from inference import demo_model
from inference.engines.llama_cpp import LlamaCppEngine
from inference.engines.openai_compatible import OpenAICompatibleEngine
from inference.engines.scripted import ScriptedEngine
from inference.engines.selection import EngineSettings, create_engine
from inference.engines.vllm_engine import VllmEngine
from inference.errors import EngineUnavailable

URL = "http://gpu:8000/v1"


@pytest.mark.parametrize(
    ("settings", "kind"),
    [
        (EngineSettings(), LlamaCppEngine),
        (EngineSettings(model="qwen.gguf"), LlamaCppEngine),
        (EngineSettings(base_urls=(URL,)), OpenAICompatibleEngine),
        (EngineSettings(base_urls=(URL,), model="qwen"), OpenAICompatibleEngine),
        (EngineSettings("llama_cpp", base_urls=(URL,)), LlamaCppEngine),
        (EngineSettings("openai_compatible", base_urls=(URL,)), OpenAICompatibleEngine),
        (EngineSettings("vllm"), VllmEngine),
        (EngineSettings(model="32B"), VllmEngine),
        (EngineSettings("llama_cpp", model="32B"), LlamaCppEngine),
    ],
)
def test_what_is_set_decides(settings: EngineSettings, kind: type) -> None:
    assert type(create_engine(settings)) is kind


def test_with_nothing_set_the_demo_model_runs_and_says_so() -> None:
    model = create_engine(EngineSettings()).model
    assert (model.name, model.is_demo) == (demo_model.NAME, True)
    assert model.context_tokens == demo_model.CONTEXT_TOKENS


def test_a_file_is_known_by_its_name_and_is_no_demo() -> None:
    settings = EngineSettings(model="~/models/qwen2.5-coder-7b-instruct-q4_k_m.gguf")
    model = create_engine(settings).model
    assert (model.name, model.is_demo) == ("qwen2.5-coder-7b-instruct-q4_k_m", False)
    assert (
        create_engine(EngineSettings(model="a.gguf", context_tokens=99)).model.context_tokens == 99
    )


def test_a_file_that_was_pulled_comes_before_the_demo_model(tmp_path: Path) -> None:
    (tmp_path / "qwen.gguf").write_bytes(b"GGUF")
    assert create_engine(EngineSettings(models=tmp_path)).model.name == "qwen"


def test_scripts_are_read_where_they_are_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "scripts.json"
    path.write_text('[{"text": "a page"}]')
    settings = EngineSettings("scripted", script=str(path))
    assert isinstance(create_engine(settings), ScriptedEngine)


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        (EngineSettings("gpt"), "auto, vllm, llama_cpp, openai_compatible, scripted"),
        (EngineSettings("openai_compatible"), "ARTIFACTS_BASE_URL"),
        (EngineSettings("scripted"), "ARTIFACTS_SCRIPT"),
        (EngineSettings(base_urls=(URL,), server_kind="triton"), "vllm, sglang"),
    ],
)
def test_what_cannot_be_is_refused_with_what_can(settings: EngineSettings, words: str) -> None:
    with pytest.raises(EngineUnavailable, match=words):
        create_engine(settings)
