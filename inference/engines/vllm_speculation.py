"""Guessing ahead: vLLM checks several guessed tokens in the time that it takes to write one."""

import importlib.util
from typing import Any

from inference.catalogue import FAMILY, CoderModel
from inference.errors import EngineMisconfigured

METHODS = ("ngram", "suffix", "draft")
# An edit repeats most of the page that it changes: what follows there is a good guess here.
NGRAM = {
    "method": "ngram",
    "num_speculative_tokens": 5,
    "prompt_lookup_max": 4,
    "prompt_lookup_min": 2,
}
SUFFIX = {"method": "suffix", "num_speculative_tokens": 16}
DRAFT_TOKENS = 4


def speculation(method: str, model: CoderModel | None, tensor_parallel: int) -> dict[str, Any]:
    """For vLLM's `speculative_config`. Raises EngineMisconfigured."""
    match method:
        case "ngram":
            return NGRAM
        case "suffix":
            if importlib.util.find_spec("arctic_inference") is None:
                raise EngineMisconfigured(
                    "ARTIFACTS_SPECULATION=suffix needs: pip install arctic-inference. "
                    "Without it, ngram works."
                )
            return SUFFIX
        case "draft":
            return _draft(model, tensor_parallel)
    raise EngineMisconfigured(
        f"ARTIFACTS_SPECULATION must be one of {', '.join(METHODS)}, not {method!r}."
    )


def _draft(model: CoderModel | None, tensor_parallel: int) -> dict[str, Any]:
    """The smallest sibling that divides over as many GPUs: vLLM runs the draft on all of them."""
    if model is None:
        raise EngineMisconfigured(
            "ARTIFACTS_SPECULATION=draft is for the Qwen2.5-Coder family: its small sizes guess."
        )
    for sibling in FAMILY[: FAMILY.index(model)]:
        if sibling.is_research_only or tensor_parallel not in sibling.tensor_parallel_sizes():
            continue
        return {
            "method": "draft_model",
            "model": sibling.repository(),
            "num_speculative_tokens": DRAFT_TOKENS,
            # The small sizes have a smaller vocabulary than the large ones.
            "use_heterogeneous_vocab": sibling.vocabulary != model.vocabulary,
        }
    raise EngineMisconfigured(
        f"No smaller sibling of {model.name} divides over {tensor_parallel} GPUs. Use "
        "ARTIFACTS_SPECULATION=ngram, or ARTIFACTS_TENSOR_PARALLEL=2."
    )
