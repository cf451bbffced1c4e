"""The weights of the family on the disk: where they are, and what to fetch for a name."""

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

from inference import catalogue

GGUF = re.compile(r"gguf|q[2-8]_[0k](_[sm])?|fp16", re.IGNORECASE)
DEFAULT_GGUF = "q4_k_m"
PARTS = re.compile(r"-(\d{5})-of-(\d{5})\.gguf$")
FILES = ("*.safetensors", "*.json", "*.txt", "*.jinja", "LICENSE*")
OVERHEAD = 1.7  # memory that llama.cpp takes for each byte of a file: it repacks weights


@dataclass(frozen=True, slots=True)
class Wish:
    """One of the family, as a repository and the files of it that are needed."""

    repository: str
    is_wanted: Callable[[str], bool]
    is_research_only: bool


def wish(name: str) -> Wish | None:
    """`32B`, `14B-AWQ`; `7B-GGUF` and `7B-q8_0` are for llama.cpp. None: not of the family."""
    size, _, ending = name.rpartition("-")
    if size and GGUF.fullmatch(ending):
        known = catalogue.find(size)
        if known is None:
            return None
        kind = DEFAULT_GGUF if ending.lower() == "gguf" else ending.lower()
        pattern = f"*-{kind}*.gguf"
        return Wish(
            known[0].gguf_repository,
            lambda path: fnmatch(path.lower(), pattern),
            known[0].is_research_only,
        )
    if (found := catalogue.find(name)) is None:
        return None
    model, precision = found
    repository = model.repository(precision) or model.repository()
    assert repository is not None
    return Wish(
        repository,
        lambda path: any(fnmatch(path, pattern) for pattern in FILES),
        model.is_research_only,
    )


def folder_of(models: Path, repository: str) -> Path:
    return models / repository.rpartition("/")[2]


def pulled(models: Path | None, repository: str) -> Path | None:
    """The folder of weights that are complete; None where they are not."""
    if models is None:
        return None
    folder = folder_of(models, repository)
    return folder if (folder / "config.json").is_file() else None


def best_gguf(models: Path | None, memory: int) -> Path | None:
    """The largest GGUF file that leaves room in `memory` bytes; of a file in parts the first."""
    if models is None or not models.is_dir():
        return None
    sizes = {path: size for path in models.rglob("*.gguf") if (size := _whole_size(path))}
    fitting = [path for path, size in sizes.items() if size * OVERHEAD <= memory]
    return max(fitting, key=lambda path: (sizes[path], path.name), default=None)


def machine_memory() -> int:
    """Bytes."""
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")


def _whole_size(path: Path) -> int:
    """Of all its parts; 0 for a part other than the first, and where one is missing."""
    parts = PARTS.search(path.name)
    if parts is None:
        return path.stat().st_size
    number, count = parts.groups()
    if int(number) != 1:
        return 0
    stem = path.name[: parts.start()]
    files = [path.with_name(f"{stem}-{n:05}-of-{count}.gguf") for n in range(1, int(count) + 1)]
    return sum(f.stat().st_size for f in files) if all(f.is_file() for f in files) else 0
