"""How far vLLM is with loading, seen from outside: it tells that to its own log alone."""

from dataclasses import dataclass, field
from pathlib import Path

from inference.hardware import memory_used
from inference.placement import GIB

LOADED = 0.98  # of the weights on the GPUs: the rest is rounding


@dataclass(frozen=True, slots=True)
class Loading:
    """Made before vLLM starts: what the GPUs hold by then is not ours."""

    source: str  # a folder, or a repository
    weight_bytes: int  # on all GPUs together; 0: not known
    used_before: int = field(default_factory=memory_used)

    def words(self) -> str:
        """A sentence for the person who waits."""
        if not self.weight_bytes:
            return "The model is loading."
        total = _size(self.weight_bytes)
        held = memory_used() - self.used_before
        if held >= self.weight_bytes * LOADED:
            return "The weights are loaded; the model warms up."
        if held > GIB // 2:
            return f"The model is loading: {_size(held)} of {total} are on the GPUs."
        if 0 < (fetched := downloaded(self.source)) < self.weight_bytes * LOADED:
            return f"The weights are being downloaded: {_size(fetched)} of {total}."
        return f"The model is loading: {total} of weights."


def _size(count: int) -> str:
    return f"{count / GIB:.1f} GiB" if count >= GIB else f"{count / 2**20:.0f} MiB"


def weight_bytes(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.glob("*.safetensors"))


def downloaded(repository: str) -> int:
    """Bytes of the repository in Hugging Face's cache, unfinished files among them; 0: none."""
    if Path(repository).is_dir():
        return 0
    try:
        from huggingface_hub.constants import HF_HUB_CACHE
    except ImportError:
        return 0
    blobs = Path(HF_HUB_CACHE, f"models--{repository.replace('/', '--')}", "blobs")
    return sum(file.stat().st_size for file in blobs.glob("*") if file.is_file())
