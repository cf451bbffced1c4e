import pytest

from inference import placement
from inference.catalogue import FAMILY
from inference.hardware import gpus_from
from inference.placement import DoesNotFit

MODELS = {model.size: model for model in FAMILY}


@pytest.mark.parametrize(
    ("gpus", "size", "precision", "tensor_parallel"),
    [
        ("8x80GiB H100", "32B", "bf16", 8),
        ("2x80GiB A100", "32B", "bf16", 2),
        ("1x48GiB L40S", "32B", "fp8", 1),
        ("2x24GiB RTX 3090", "32B", "awq", 2),
        ("1x24GiB RTX 3090", "14B", "awq", 1),
        ("1x12GiB", "7B", "awq", 1),
        ("1x8GiB", "1.5B", "bf16", 1),
    ],
)
def test_the_largest_that_fits_well(
    gpus: str, size: str, precision: str, tensor_parallel: int
) -> None:
    plan = placement.best(gpus_from(gpus))
    assert plan is not None
    assert (plan.model.size, plan.precision, plan.tensor_parallel) == (
        size,
        precision,
        tensor_parallel,
    )
    assert plan.chats >= placement.COMFORTABLE_CHATS


@pytest.mark.parametrize("utilisation", [0.92, 0.85, 0.5])
@pytest.mark.parametrize("context", [0, 8_192, 131_072])
def test_what_is_chosen_fits_with_the_settings_that_it_was_chosen_for(
    utilisation: float, context: int
) -> None:
    gpus = gpus_from("1x80GiB H100")
    best = placement.best(gpus, utilisation, context)
    assert best is not None
    same = placement.plan(
        best.model, gpus, best.precision, context=context, utilisation=utilisation
    )
    assert same == best


@pytest.mark.parametrize("gpus", [[], gpus_from("1x2GiB")])
def test_nothing_fits_nowhere(gpus: list[placement.Gpu]) -> None:
    assert placement.best(gpus) is None


def test_a_model_for_research_alone_is_never_chosen() -> None:
    for memory in range(4, 100):
        plan = placement.best(gpus_from(f"{memory}GiB"))
        assert plan is None or not plan.model.is_research_only


def test_the_memory_of_a_plan_is_not_more_than_there_is() -> None:
    for text in ("24GiB", "2x24GiB", "4x45GiB L40S", "8x80GiB H100"):
        gpus = gpus_from(text)
        plan = placement.best(gpus)
        assert plan is not None
        cache = plan.cache_tokens * plan.model.kv_bytes(plan.tensor_parallel)
        used = plan.weight_bytes + cache + placement.WORKING_MEMORY
        assert used <= gpus[0].memory * placement.UTILISATION


def test_too_much_for_one_card_is_refused_with_what_works() -> None:
    with pytest.raises(DoesNotFit, match="on one GPU") as caught:
        placement.plan(MODELS["32B"], gpus_from("24GiB"))
    assert caught.value.nearest is not None
    assert "What works here: Qwen2.5-Coder-14B-Instruct in awq" in str(caught.value)


def test_three_gpus_cannot_share_its_heads() -> None:
    with pytest.raises(DoesNotFit, match="allow 1, 2, 4, 8"):
        placement.plan(MODELS["32B"], gpus_from("3x80GiB"), tensor_parallel=3)


def test_more_gpus_than_there_are() -> None:
    with pytest.raises(DoesNotFit, match="needs 4 GPUs, and there are 2"):
        placement.plan(MODELS["32B"], gpus_from("2x80GiB"), tensor_parallel=4)


def test_a_long_context_is_for_those_that_can() -> None:
    plan = placement.plan(MODELS["7B"], gpus_from("80GiB"), context=131_072)
    assert plan.context == 131_072
    with pytest.raises(DoesNotFit, match="at most 32,768"):
        placement.plan(MODELS["1.5B"], gpus_from("80GiB"), context=131_072)


@pytest.mark.parametrize("text", ["two cards", "2x", "24", "2x24TiB", ""])
def test_wishes_that_name_no_gpus(text: str) -> None:
    with pytest.raises(ValueError, match="names no GPUs"):
        gpus_from(text)
