"""How vLLM is to load a model: checked before anything loads, since loading takes minutes."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from inference import catalogue, placement
from inference.catalogue import NATIVE_CONTEXT, CoderModel, Precision
from inference.engines.vllm_loading import weight_bytes
from inference.errors import EngineMisconfigured
from inference.placement import DoesNotFit, Gpu, Plan

DEFAULT_MODEL = "32B"
SPECULATION = {
    # An edit repeats most of the page that it changes: what follows there is a good guess here.
    "ngram": {
        "method": "ngram",
        "num_speculative_tokens": 5,
        "prompt_lookup_max": 4,
        "prompt_lookup_min": 2,
    },
    # The 0.5B has a smaller vocabulary than the 7B, 14B and 32B.
    "draft": {
        "method": "draft_model",
        "model": "Qwen/Qwen2.5-Coder-0.5B-Instruct",
        "num_speculative_tokens": 4,
        "use_heterogeneous_vocab": True,
    },
}


@dataclass(frozen=True, slots=True)
class VllmOptions:
    model: str = DEFAULT_MODEL  # "32B", "14B-AWQ", a repository, or a folder
    revision: str | None = None
    tensor_parallel: int = 0  # GPUs that share each layer; 0: as many as divide the model
    pipeline_parallel: int = 1  # stages of layers, for several nodes
    dtype: str = "auto"
    quantization: str | None = None  # None: what the weights' own config says
    memory_utilization: float = placement.UTILISATION
    context_tokens: int = 0  # 0: 32,768; more than that turns YaRN on
    parallel: int = 64  # conversations in one batch
    speculation: str = ""  # "ngram" or "draft"
    arguments: str = ""  # JSON: further arguments of vLLM, which win over all others

    def engine_arguments(self, gpus: Sequence[Gpu]) -> dict[str, Any]:
        """For vLLM's `AsyncEngineArgs`. Raises EngineMisconfigured, saying what works instead."""
        known = catalogue.find(self.model)
        chosen = self._plan(*known, gpus) if known else None
        arguments: dict[str, Any] = {
            "model": self._source(known),
            "revision": self.revision,
            "tensor_parallel_size": chosen.tensor_parallel if chosen else self.tensor_parallel or 1,
            "pipeline_parallel_size": self.pipeline_parallel,
            "dtype": self.dtype,
            "quantization": self.quantization or ("fp8" if known and known[1] == "fp8" else None),
            "gpu_memory_utilization": self.memory_utilization,
            "max_model_len": self.context_tokens or (NATIVE_CONTEXT if known else None),
            "max_num_seqs": self.parallel,
            "enable_prefix_caching": True,
        }
        if self.context_tokens > NATIVE_CONTEXT:
            arguments["hf_overrides"] = yarn(self.context_tokens)
        if self.speculation:
            arguments["speculative_config"] = self._speculation()
        return arguments | self._further()

    def display_name(self) -> str:
        known = catalogue.find(self.model)
        return known[0].name if known else Path(self.model).name

    def weight_bytes(self) -> int:
        """Of all GPUs together; 0 where it is not known."""
        if known := catalogue.find(self.model):
            return known[0].weight_bytes(known[1])
        return weight_bytes(Path(self.model))

    def _plan(self, model: CoderModel, precision: Precision, gpus: Sequence[Gpu]) -> Plan | None:
        if not gpus:
            return None  # a build of vLLM for other hardware: it knows better than we do
        share = gpus[:: self.pipeline_parallel]  # each stage holds its share of the layers
        try:
            if self.pipeline_parallel > 1:
                return None if self.tensor_parallel else placement.plan(model, share, precision)
            return placement.plan(
                model,
                gpus,
                precision,
                tensor_parallel=self.tensor_parallel,
                context=self.context_tokens,
                utilisation=self.memory_utilization,
            )
        except DoesNotFit as error:
            raise EngineMisconfigured(str(error)) from error

    def _source(self, known: tuple[CoderModel, Precision] | None) -> str:
        if known is None or Path(self.model).is_dir():
            return self.model
        model, precision = known
        return model.repository(precision) or model.repository() or self.model

    def _speculation(self) -> dict[str, Any]:
        if self.speculation not in SPECULATION:
            names = " or ".join(SPECULATION)
            raise EngineMisconfigured(
                f"ARTIFACTS_SPECULATION must be {names}, not {self.speculation!r}."
            )
        return SPECULATION[self.speculation]

    def _further(self) -> dict[str, Any]:
        if not self.arguments:
            return {}
        try:
            further = json.loads(self.arguments)
        except ValueError as error:
            raise EngineMisconfigured(f"ARTIFACTS_VLLM_ARGUMENTS is no JSON: {error}") from error
        if not isinstance(further, dict):
            raise EngineMisconfigured("ARTIFACTS_VLLM_ARGUMENTS must be a JSON object.")
        return further


def yarn(context: int) -> dict[str, Any]:
    """What stretches the model's positions; vLLM wants the new maximum beside the parameters."""
    return {
        "max_position_embeddings": context,
        "rope_parameters": {
            "rope_type": "yarn",
            "factor": context / NATIVE_CONTEXT,
            "original_max_position_embeddings": NATIVE_CONTEXT,
            "rope_theta": 1_000_000,
        },
    }
