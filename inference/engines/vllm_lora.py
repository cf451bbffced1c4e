"""A LoRA adapter: a few weights that are added to the model's own."""

import json
from pathlib import Path
from typing import Any

from inference.errors import EngineMisconfigured

RANKS = (8, 16, 32, 64, 128, 256, 320, 512)  # that vLLM has room for
NAME = "artifacts"


def lora_arguments(folder: str) -> dict[str, Any]:
    """For vLLM's engine. Raises EngineMisconfigured."""
    rank = _rank(Path(folder))
    fitting = [room for room in RANKS if room >= rank]
    if not fitting:
        raise EngineMisconfigured(
            f"The adapter in {folder} has rank {rank}; vLLM takes at most {RANKS[-1]}."
        )
    return {"enable_lora": True, "max_loras": 1, "max_lora_rank": fitting[0]}


def lora_request(folder: str) -> Any:
    """Goes with each request to the engine."""
    from vllm.lora.request import LoRARequest

    return LoRARequest(NAME, 1, folder)


def _rank(folder: Path) -> int:
    try:
        return int(json.loads((folder / "adapter_config.json").read_text())["r"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise EngineMisconfigured(
            f"ARTIFACTS_LORA must be a folder with adapter_config.json and weights; "
            f"{folder} is not: {error!r}"
        ) from error
