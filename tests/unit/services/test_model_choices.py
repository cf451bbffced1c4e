from django.utils import translation

from artifacts_app.generation.engine_state import EngineState
from artifacts_app.services.model_choices import choices
from inference.hardware import gpus_from


def running(name: str, gpus: str = "", *, is_demo: bool = False) -> EngineState:
    there = [(gpu.name, gpu.memory) for gpu in gpus_from(gpus)] if gpus else []
    return EngineState(name, is_demo, ready=True, context_tokens=32_768, gpus=there)


def test_the_one_that_runs_comes_first_and_can_be_chosen() -> None:
    first, *others = choices([running("Qwen2.5-Coder-14B-Instruct", "24GiB")])
    assert (first.size, first.available, first.is_running, first.reason) == ("14B", True, True, "")
    assert [other.size for other in others] == ["32B", "7B", "3B", "1.5B", "0.5B"]
    assert not any(other.available or other.is_running for other in others)
    assert all(other.reason for other in others)


def test_what_fits_names_its_setting_and_what_does_not_its_need() -> None:
    by_size = {choice.size: choice for choice in choices([running("mine", "24GiB RTX 3090")])}
    assert by_size["7B"].setting == "7B"
    assert "ARTIFACTS_MODEL=14B-awq" in by_size["14B"].reason
    assert by_size["32B"].setting == ""
    assert "there are 24" in by_size["32B"].reason
    assert "research" in by_size["3B"].reason


def test_without_a_gpu_that_is_the_reason() -> None:
    first, *others = choices([running("artifacts-demo", is_demo=True)])
    assert (first.is_demo, first.size) == (True, "")
    assert {other.reason for other in others} == {
        "The machine that runs the model has no GPU for it."
    }


def test_a_model_that_loads_has_no_name_yet() -> None:
    state = EngineState("", is_demo=False, ready=False, detail="The model is loading.")
    assert choices([state])[0].name == "(loading)"
    with translation.override("zh-hans"):
        assert choices([state])[0].reason == "The model is loading."


def test_several_that_run_come_before_the_rest() -> None:
    states = [running("Qwen2.5-Coder-14B-Instruct"), running("Qwen2.5-Coder-7B-Instruct")]
    assert [choice.size for choice in choices(states)][:2] == ["14B", "7B"]
    assert sum(choice.is_running for choice in choices(states)) == 2
