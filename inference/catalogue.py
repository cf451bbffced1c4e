"""The six sizes of Qwen2.5-Coder: shapes, licences, and where the weights are.

Shapes are those of the models' published `config.json`; everything else is computed from them.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

Precision = Literal["bf16", "fp8", "int8", "awq", "gptq"]
PRECISIONS: tuple[Precision, ...] = ("bf16", "fp8", "int8", "awq", "gptq")
# Bytes of a parameter outside the embeddings, which stay in bf16. The four-bit kinds carry a scale
# and a zero point for each group of 128 weights.
BYTES = {"bf16": 2.0, "fp8": 1.0, "int8": 1.02, "awq": 0.52, "gptq": 0.52}
GROUP = 128  # weights that share a scale in AWQ and GPTQ files
NATIVE_CONTEXT = 32_768  # tokens
YARN_CONTEXT = 131_072  # tokens, with YaRN, where `long_context` is set
ORGANISATION = "Qwen"

# The tokens of fill-in-the-middle, the same in all sizes.
FIM_PREFIX, FIM_SUFFIX, FIM_MIDDLE = "<|fim_prefix|>", "<|fim_suffix|>", "<|fim_middle|>"


@dataclass(frozen=True)
class CoderModel:
    size: str  # "32B"
    hidden: int
    intermediate: int
    layers: int
    heads: int
    kv_heads: int
    head_size: int
    vocabulary: int
    tied_embeddings: bool
    long_context: bool
    licence: str = "Apache-2.0"

    @property
    def name(self) -> str:
        return f"Qwen2.5-Coder-{self.size}-Instruct"

    @property
    def is_research_only(self) -> bool:
        return self.licence != "Apache-2.0"

    @cached_property
    def embedding_parameters(self) -> int:
        return self.vocabulary * self.hidden * (1 if self.tied_embeddings else 2)

    @cached_property
    def other_parameters(self) -> int:
        queries = self.heads * self.head_size
        keys = self.kv_heads * self.head_size
        attention = self.hidden * (queries + 2 * keys) + queries + 2 * keys + queries * self.hidden
        feed_forward = 3 * self.hidden * self.intermediate
        norms = 2 * self.hidden
        return self.layers * (attention + feed_forward + norms) + self.hidden

    @property
    def parameters(self) -> int:
        return self.embedding_parameters + self.other_parameters

    def weight_bytes(self, precision: Precision) -> int:
        return int(self.embedding_parameters * 2 + self.other_parameters * BYTES[precision])

    def kv_bytes(self, tensor_parallel: int = 1, bytes_per_value: int = 2) -> int:
        """Bytes of the cache for one token on one GPU; heads are copied where there are too few."""
        heads = max(1, self.kv_heads // tensor_parallel)
        return self.layers * 2 * heads * self.head_size * bytes_per_value

    def tensor_parallel_sizes(self, precision: Precision = "bf16") -> list[int]:
        """The valid ones up to 8: heads, key-value heads and quantised groups must divide evenly."""
        return [size for size in range(1, 9) if self._divides(size, precision)]

    def repository(self, precision: Precision = "bf16") -> str | None:
        """On Hugging Face and ModelScope alike; None where no official one exists."""
        endings = {"bf16": "", "awq": "-AWQ", "gptq": "-GPTQ-Int4", "int8": "-GPTQ-Int8"}
        if precision not in endings:
            return None  # fp8: vLLM quantises the bf16 weights while it loads them
        return f"{ORGANISATION}/{self.name}{endings[precision]}"

    @property
    def gguf_repository(self) -> str:
        return f"{ORGANISATION}/{self.name}-GGUF"

    def _divides(self, size: int, precision: Precision) -> bool:
        if self.heads % size or (self.kv_heads % size and size % self.kv_heads):
            return False
        if self.intermediate % size or self.vocabulary % 64:
            return False
        return precision not in {"awq", "gptq", "int8"} or self.intermediate // size % GROUP == 0


FAMILY = (
    CoderModel("0.5B", 896, 4_864, 24, 14, 2, 64, 151_936, True, False),
    CoderModel("1.5B", 1_536, 8_960, 28, 12, 2, 128, 151_936, True, False),
    CoderModel("3B", 2_048, 11_008, 36, 16, 2, 128, 151_936, True, False, "Qwen-Research"),
    CoderModel("7B", 3_584, 18_944, 28, 28, 4, 128, 152_064, False, True),
    CoderModel("14B", 5_120, 13_824, 48, 40, 8, 128, 152_064, False, True),
    CoderModel("32B", 5_120, 27_648, 64, 40, 8, 128, 152_064, False, True),
)


def find(name: str) -> tuple[CoderModel, Precision] | None:
    """By size ("32B", "7b-awq") or by name, with or without its organisation; None: not of ours."""
    wanted = name.rpartition("/")[2].lower().removeprefix("qwen2.5-coder-")
    wanted = wanted.replace("-instruct", "")
    size, _, ending = wanted.partition("-")
    endings: dict[str, Precision] = {
        "": "bf16", "bf16": "bf16", "fp8": "fp8", "awq": "awq", "int8": "int8",
        "gptq": "gptq", "gptq-int4": "gptq", "gptq-int8": "int8",
    }  # fmt: skip
    if ending not in endings:
        return None
    return next(((m, endings[ending]) for m in FAMILY if m.size.lower() == size), None)
