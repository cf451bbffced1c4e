"""Which model of the family fits on which GPUs, and how.

memory of a GPU × utilisation  ≥  weights / (tp × stages)  +  working memory  +  KV cache
"""

from collections.abc import Sequence
from dataclasses import dataclass

from inference.catalogue import FAMILY, NATIVE_CONTEXT, YARN_CONTEXT, CoderModel, Precision

GIB = 2**30
UTILISATION = 0.92  # of a GPU's memory; vLLM's own default
WORKING_MEMORY = int(2.5 * GIB)  # of a GPU: activations and CUDA graphs
CHAT = 8_192  # tokens: a conversation about one page
COMFORTABLE_CHATS = 4  # at once; a model with room for fewer does not "fit well"
# In the order of preference: full precision, then what keeps most of it.
PREFERENCE: tuple[Precision, ...] = ("bf16", "fp8", "int8", "awq")
FP8_NAMES = ("L4", "L40", "H100", "H200", "H20", "B100", "B200", "RTX 40", "RTX 50", "RTX 6000 Ada")


@dataclass(frozen=True, slots=True)
class Gpu:
    name: str
    memory: int  # bytes

    @property
    def has_fp8(self) -> bool:
        """Compute capability 8.9 or later, as far as the name tells."""
        return any(name in self.name for name in FP8_NAMES)


@dataclass(frozen=True, slots=True)
class Plan:
    model: CoderModel
    precision: Precision
    tensor_parallel: int
    context: int  # tokens of one request
    cache_tokens: int  # that the KV cache holds for all requests together
    weight_bytes: int  # on each GPU
    stages: int = 1  # that each hold a share of the layers, on as many GPUs

    @property
    def chats(self) -> int:
        """Conversations of `CHAT` tokens at once."""
        return self.cache_tokens // CHAT

    def __str__(self) -> str:
        count = self.tensor_parallel * self.stages
        return (
            f"{self.model.name} in {self.precision} on {count} GPU{'s' if count > 1 else ''}"
            f"{f' in {self.stages} stages' if self.stages > 1 else ''}, "
            f"{self.context:,} tokens of context, "
            f"about {self.chats} conversations at once"
        )


class DoesNotFit(Exception):
    """Says what is wrong with a wish, and the nearest plan that works."""

    def __init__(self, reason: str, nearest: Plan | None = None) -> None:
        hint = f" What works here: {nearest}." if nearest else ""
        super().__init__(reason + hint)
        self.nearest = nearest


def plan(
    model: CoderModel,
    gpus: Sequence[Gpu],
    precision: Precision = "bf16",
    *,
    tensor_parallel: int = 0,
    context: int = 0,
    utilisation: float = UTILISATION,
    stages: int = 1,
) -> Plan:
    """The plan for this wish; 0 means the best. Raises DoesNotFit.

    More stages than these GPUs hold are on other nodes, with GPUs like these.
    """
    if not gpus:
        raise DoesNotFit("There is no GPU.")
    if stages > model.layers:
        raise DoesNotFit(f"{model.name} has {model.layers} layers: too few for {stages} stages.")
    longest = YARN_CONTEXT if model.long_context else NATIVE_CONTEXT
    context = context or NATIVE_CONTEXT
    if context > longest:
        raise DoesNotFit(
            f"{model.name} has at most {longest:,} tokens of context, not {context:,}."
        )
    sizes = [size for size in model.tensor_parallel_sizes(precision) if size <= len(gpus)]
    if tensor_parallel and tensor_parallel not in sizes:
        raise DoesNotFit(
            undivided(model, precision, tensor_parallel)
            or f"Tensor parallel size {tensor_parallel} needs {tensor_parallel} GPUs, "
            f"and there are {len(gpus)}.",
            nearest(gpus, model.size, utilisation),
        )
    here = [size for size in sizes if size * stages <= len(gpus)]  # without other nodes
    for size in [tensor_parallel] if tensor_parallel else reversed(here or sizes):
        found = _fitted(model, gpus[:size], precision, context, utilisation, stages)
        if found is not None:
            return found
    size = tensor_parallel or max(here or sizes)
    needed = _least_memory(model, precision, size, context, utilisation, stages)
    raise DoesNotFit(
        f"{model.name} in {precision} with {context:,} tokens of context needs "
        f"{needed / GIB:.0f} GiB on {_each(size * stages)}.",
        nearest(gpus, model.size, utilisation),
    )


def best(gpus: Sequence[Gpu], utilisation: float = UTILISATION, context: int = 0) -> Plan | None:
    """The largest of the family that fits well; never one that is for research only."""
    for model in reversed(FAMILY):
        if model.is_research_only:
            continue
        for found in _plans(model, gpus, utilisation, context):
            if found.chats >= COMFORTABLE_CHATS:
                return found
    return None


def nearest(gpus: Sequence[Gpu], size: str, utilisation: float = UTILISATION) -> Plan | None:
    """The same size otherwise, or the next smaller one, that fits at all."""
    sizes = [model.size for model in FAMILY]
    for model in reversed(FAMILY[: sizes.index(size) + 1]):
        if model.is_research_only and model.size != size:
            continue
        found = next(iter(_plans(model, gpus, utilisation)), None)
        if found is not None:
            return found
    return None


def least_memory(model: CoderModel) -> float:
    """Bytes of one GPU that the smallest form of this model needs for one whole context."""
    return _least_memory(model, "awq", 1, NATIVE_CONTEXT, UTILISATION)


def _plans(
    model: CoderModel, gpus: Sequence[Gpu], utilisation: float, context: int = 0
) -> list[Plan]:
    plans: list[Plan] = []
    if context > (YARN_CONTEXT if model.long_context else NATIVE_CONTEXT):
        return plans
    for precision in PREFERENCE:
        if precision == "fp8" and not all(gpu.has_fp8 for gpu in gpus):
            continue
        sizes = [size for size in model.tensor_parallel_sizes(precision) if size <= len(gpus)]
        for size in reversed(sizes):  # more GPUs, more room for conversations
            found = _fitted(model, gpus[:size], precision, context or NATIVE_CONTEXT, utilisation)
            if found is not None:
                plans.append(found)
    return plans


def _fitted(
    model: CoderModel,
    gpus: Sequence[Gpu],
    precision: Precision,
    context: int,
    utilisation: float,
    stages: int = 1,
) -> Plan | None:
    """None where the cache would not hold one request of `context` tokens."""
    size = len(gpus)
    weights = model.weight_bytes(precision) // (size * stages)
    smallest = min(gpu.memory for gpu in gpus)
    cache = int(smallest * utilisation) - WORKING_MEMORY - weights
    tokens = cache * stages // model.kv_bytes(size)
    if tokens < context:
        return None
    return Plan(model, precision, size, context, tokens, weights, stages)


def _least_memory(
    model: CoderModel,
    precision: Precision,
    size: int,
    context: int,
    utilisation: float,
    stages: int = 1,
) -> float:
    weights = model.weight_bytes(precision) / (size * stages)
    cache = context * model.kv_bytes(size) / stages
    return (weights + WORKING_MEMORY + cache) / utilisation


def _each(gpus: int) -> str:
    return f"each of {gpus} GPUs" if gpus > 1 else "one GPU"


def undivided(model: CoderModel, precision: Precision, wanted: int) -> str:
    """Why so many GPUs cannot share the model, however large they are; empty where they can."""
    valid = model.tensor_parallel_sizes(precision)
    if wanted in valid:
        return ""
    words = ", ".join(map(str, valid))
    return (
        f"{model.name} in {precision} cannot be divided over {wanted} GPUs: its {model.heads} "
        f"heads and {model.kv_heads} key-value heads allow {words}."
    )
