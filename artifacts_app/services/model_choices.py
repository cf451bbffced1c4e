"""The models that a person sees: the one that runs, and why the others of the family do not."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from artifacts_app.generation.engine_state import EngineState
from inference import catalogue, placement
from inference.catalogue import FAMILY, NATIVE_CONTEXT, YARN_CONTEXT, CoderModel
from inference.placement import GIB, Gpu, Plan


@dataclass(frozen=True, slots=True)
class ModelChoice:
    name: str
    available: bool
    is_demo: bool
    reason: str  # why it cannot be chosen; empty where it can
    is_running: bool = False
    size: str = ""
    licence: str = ""
    parameters: int = 0
    context_tokens: int = 0
    setting: str = ""


def choices(states: Sequence[EngineState]) -> list[ModelChoice]:
    """Largest first, after those that run."""
    gpus = [Gpu(name, memory) for state in states for name, memory in state.gpus]
    running = [(state, _of_family(state)) for state in states]
    taken = [model for __, model in running]
    others = [model for model in reversed(FAMILY) if model not in taken]
    return [*(_running(*pair) for pair in running), *(_other(model, gpus) for model in others)]


def _of_family(state: EngineState) -> CoderModel | None:
    found = catalogue.find(state.name)
    return found[0] if found else None


def _running(state: EngineState, model: CoderModel | None) -> ModelChoice:
    return ModelChoice(
        name=state.name or _("(loading)"),
        available=state.ready,
        is_demo=state.is_demo,
        reason=state.detail,
        is_running=True,
        size=model.size if model else "",
        licence=model.licence if model else "",
        parameters=model.parameters if model else 0,
        context_tokens=state.context_tokens,
    )


def _other(model: CoderModel, gpus: list[Gpu]) -> ModelChoice:
    plan = placement.nearest(gpus, model.size)
    if plan is not None and plan.model is not model:
        plan = None
    setting = f"{model.size}-{plan.precision}".removesuffix("-bf16") if plan else ""
    return ModelChoice(
        name=model.name,
        available=False,
        is_demo=False,
        reason=_fitting(plan, setting) if plan else _missing(model, gpus),
        size=model.size,
        licence=model.licence,
        parameters=model.parameters,
        context_tokens=YARN_CONTEXT if model.long_context else NATIVE_CONTEXT,
        setting=setting,
    )


def _fitting(plan: Plan, setting: str) -> str:
    reason = _(
        "It fits here, with room for %(chats)d conversations at once. "
        "Whoever runs this server chooses it with ARTIFACTS_MODEL=%(setting)s."
    ) % {"chats": plan.chats, "setting": setting}
    if plan.model.is_research_only:
        reason += " " + _("Its licence allows research only.")
    return reason


def _missing(model: CoderModel, gpus: list[Gpu]) -> str:
    if not gpus:
        return _("The machine that runs the model has no GPU for it.")
    return _(
        "Even with four-bit weights it needs %(needed)d GiB of GPU memory; there are %(there)d."
    ) % {
        "needed": round(placement.least_memory(model) / GIB),
        "there": round(sum(gpu.memory for gpu in gpus) / GIB),
    }
