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
    gpus = []
    for line in _asked("name,memory.total"):
        name, _, mebibytes = line.rpartition(",")
        if mebibytes.strip().isdigit():
            gpus.append(Gpu(name.strip(), int(mebibytes) * MIB))
    return gpus


def memory_used() -> int:
    """Bytes in use on all GPUs together, whoever uses them."""
    return sum(int(line) * MIB for line in _asked("memory.used") if line.strip().isdigit())


def _asked(fields: str) -> list[str]:
    """Through the driver's own tool (NVML), a line for each GPU."""
    if shutil.which("nvidia-smi") is None:
        return []
    command = ["nvidia-smi", f"--query-gpu={fields}", "--format=csv,noheader,nounits"]
    try:
        answer = subprocess.run(
            command, capture_output=True, text=True, timeout=PATIENCE, check=True
        )
    except (subprocess.SubprocessError, OSError):
        return []
    return answer.stdout.splitlines()


def gpus_from(text: str) -> list[Gpu]:
    """`2x24GiB`, `80GiB H100`, `4 x 45 GiB L40S`. Raises ValueError."""
    wish = _WISH.fullmatch(text.strip())
    if wish is None:
        raise ValueError(f"{text!r} names no GPUs; write for example 2x24GiB or '4x80GiB H100'")
    count, memory, name = wish.groups()
    return [Gpu(name.strip() or f"{memory} GiB", int(memory) * GIB)] * int(count or 1)
