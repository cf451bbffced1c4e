"""The GPUs of this machine, or those that somebody plans to buy."""

import re
import shutil
import subprocess

from inference.placement import GIB, Gpu

MIB = 2**20
_WISH = re.compile(r"(?:(\d{1,2})\s*x\s*)?(\d{1,4})\s*(?:gib|gb|g)\b\s*(.*)", re.IGNORECASE)
PATIENCE = 20  # seconds; the driver's first answer after boot takes a few


def gpus_here() -> list[Gpu]:
    """What NVIDIA's driver names; none without it."""
    if shutil.which("nvidia-smi") is None:
        return []
    command = ["nvidia-smi", "--query-gpu=name,memory.total", "--format=csv,noheader,nounits"]
    try:
        listed = subprocess.run(
            command, capture_output=True, text=True, timeout=PATIENCE, check=True
        ).stdout
    except (subprocess.SubprocessError, OSError):
        return []
    gpus = []
    for line in listed.splitlines():
        name, _, mebibytes = line.rpartition(",")
        if mebibytes.strip().isdigit():
            gpus.append(Gpu(name.strip(), int(mebibytes) * MIB))
    return gpus


def gpus_from(text: str) -> list[Gpu]:
    """`2x24GiB`, `80GiB H100`, `4 x 45 GiB L40S`. Raises ValueError."""
    wish = _WISH.fullmatch(text.strip())
    if wish is None:
        raise ValueError(f"{text!r} names no GPUs; write for example 2x24GiB or '4x80GiB H100'")
    count, memory, name = wish.groups()
    return [Gpu(name.strip() or f"{memory} GiB", int(memory) * GIB)] * int(count or 1)
