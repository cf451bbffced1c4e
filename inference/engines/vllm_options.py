"""How vLLM is to load a model: checked before anything loads, since loading takes minutes."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from inference import catalogue, demo_model, placement
from inference.catalogue import FAMILY, NATIVE_CONTEXT, CoderModel, Precision
from inference.engines.vllm_loading import weight_bytes
from inference.engines.vllm_lora import lora_arguments
from inference.engines.vllm_speculation import speculation
from inference.errors import EngineMisconfigured
from inference.placement import DoesNotFit, Gpu, Plan
from inference.weights import pulled

DEFAULT_MODEL = "32B"
REPOSITORY = re.compile(r"[\w.-]+/[\w.-]+")
DTYPES = ("auto", "bfloat16", "float16", "float32")
QUANTIZATIONS = (
    "fp8", "fp8_per_tensor", "fp8_per_block", "fp8_per_channel", "awq", "awq_marlin", "gptq",
    "gptq_marlin", "compressed-tensors",
)  # fmt: skip


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
    speculation: str = ""  # "ngram", "suffix" or "draft"
    lora: str | None = None  # a folder with an adapter
    models: Path | None = None  # the folder of weights that were pulled
    hub: str = "huggingface"  # where the others come from
    arguments: str = ""  # JSON: further arguments of vLLM, which win over all others

    def engine_arguments(self, gpus: Sequence[Gpu]) -> dict[str, Any]:
        """For vLLM's `AsyncEngineArgs`. Raises EngineMisconfigured, saying what works instead."""
        self._check()
        known = catalogue.find(self.model)
        chosen = self._plan(*known, gpus) if known else None
        if known:
            tensor_parallel = chosen.tensor_parallel if chosen else self.tensor_parallel or 1
        else:
            tensor_parallel = self._own_model(max(1, len(gpus) // self.pipeline_parallel))
        arguments: dict[str, Any] = {
            "model": self._source(known),
            "revision": self.revision,
            "tensor_parallel_size": tensor_parallel,
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
            arguments["speculative_config"] = self._speculation(known, tensor_parallel)
        if self.lora:
            arguments |= lora_arguments(self.lora)
        return arguments | self._further()

    def _check(self) -> None:
        """What can be told without a look at the model."""
        _must_be_one_of("ARTIFACTS_DTYPE", self.dtype, DTYPES)
        if self.quantization is None:
            return
        _must_be_one_of("ARTIFACTS_QUANTIZATION", self.quantization, QUANTIZATIONS)
        if self.dtype == "float32":
            raise EngineMisconfigured("Quantised weights run in bfloat16 or float16, not float32.")
        known = catalogue.find(self.model)
        if known and known[1] in {"awq", "gptq", "int8"} and self.quantization.startswith("fp8"):
            raise EngineMisconfigured(
                f"{self.model} is quantised already. For fp8 set ARTIFACTS_MODEL={known[0].size}-fp8."
            )

    @property
    def is_demo(self) -> bool:
        return self.model in {demo_model.NAME, str(demo_model.FOLDER)}

    def display_name(self) -> str:
        if self.is_demo:
            return demo_model.NAME
        known = catalogue.find(self.model)
        return known[0].name if known else Path(self.model).name

    def weight_bytes(self) -> int:
        """Of all GPUs together; 0 where it is not known."""
        if known := catalogue.find(self.model):
            return known[0].weight_bytes(known[1])
        return weight_bytes(demo_model.FOLDER if self.is_demo else Path(self.model))

    def _plan(self, model: CoderModel, precision: Precision, gpus: Sequence[Gpu]) -> Plan | None:
        if not gpus:  # a build of vLLM for other hardware: it knows the memory better than we do
            wanted = self.tensor_parallel or 1
            if reason := placement.undivided(model, precision, wanted):
                raise EngineMisconfigured(reason)
            return None
        try:
            return placement.plan(
                model,
                gpus,
                precision,
                tensor_parallel=self.tensor_parallel,
                context=self.context_tokens,
                utilisation=self.memory_utilization,
                stages=self.pipeline_parallel,
            )
        except DoesNotFit as error:
            raise EngineMisconfigured(str(error)) from error

    def _own_model(self, gpus: int) -> int:
        """The GPUs that share a model of one's own, which must divide evenly too."""
        path = Path(self.model)
        wanted = self.tensor_parallel
        if self.is_demo:
            path = demo_model.FOLDER
        elif not path.is_dir():
            if not REPOSITORY.fullmatch(self.model):
                raise EngineMisconfigured(
                    f"ARTIFACTS_MODEL={self.model} is none of the family "
                    f"({', '.join(model.size for model in FAMILY)}), no folder that is here, and no "
                    "repository, which is written as owner/name."
                )
            return wanted or 1  # only vLLM will see what it is
        heads, kv_heads = _heads_of(path)
        sizes = [n for n in range(1, max(gpus, wanted) + 1) if _divides(n, heads, kv_heads)]
        if wanted and wanted not in sizes:
            raise EngineMisconfigured(
                f"{self.model} cannot be divided over {wanted} GPUs: "
                f"it has {heads} heads and {kv_heads} key-value heads."
            )
        return wanted or (1 if self.is_demo else sizes[-1])

    def _source(self, known: tuple[CoderModel, Precision] | None) -> str:
        """A folder where there is one, else the repository, which vLLM fetches itself."""
        if self.is_demo:
            return str(demo_model.FOLDER)
        if known is None or Path(self.model).is_dir():
            return self.model
        if "/" in self.model:
            return self._fetched(self.model, self.model)
        model, precision = known
        repository = model.repository(precision) or model.repository() or self.model
        return self._fetched(repository, self.model)

    def _fetched(self, repository: str, name: str) -> str:
        """`name` is what `manage.py models pull` knows it by."""
        if folder := pulled(self.models, repository):
            return str(folder)
        if self.hub != "huggingface":
            raise EngineMisconfigured(f"Fetch the weights first: manage.py models pull {name}")
        return repository

    def _speculation(
        self, known: tuple[CoderModel, Precision] | None, tensor_parallel: int
    ) -> dict[str, Any]:
        config = speculation(self.speculation, known[0] if known else None, tensor_parallel)
        if draft := config.get("model"):
            found = catalogue.find(draft)
            config["model"] = self._fetched(draft, found[0].size if found else draft)
        return config

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


def _heads_of(folder: Path) -> tuple[int, int]:
    """Heads and key-value heads. Raises EngineMisconfigured for a folder that is no model."""
    path = folder / "config.json"
    try:
        config = json.loads(path.read_text(encoding="utf-8"))
        heads = int(config["num_attention_heads"])
        return heads, int(config.get("num_key_value_heads") or heads)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise EngineMisconfigured(f"{path} describes no model: {error!r}") from error


def _divides(size: int, heads: int, kv_heads: int) -> bool:
    return heads % size == 0 and (kv_heads % size == 0 or size % kv_heads == 0)


def _must_be_one_of(name: str, value: str, allowed: Sequence[str]) -> None:
    if value not in allowed:
        raise EngineMisconfigured(f"{name} must be one of {', '.join(allowed)}, not {value!r}.")


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
