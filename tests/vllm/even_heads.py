"""The demo model with one head more, which does nothing: an odd number cannot be shared by two.

The new head comes with new dimensions of the hidden state. They are zero everywhere, so the model
writes what it wrote before.
"""

import json
import math
import shutil
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from torch.nn.functional import pad


def write_even_heads(source: Path, target: Path) -> None:
    shutil.copytree(source, target, dirs_exist_ok=True)
    config = json.loads((source / "config.json").read_text())
    hidden, heads = config["hidden_size"], config["num_attention_heads"]
    if heads % 2 == 0:
        return
    assert config["num_key_value_heads"] == heads
    wider = hidden // heads * (heads + 1)
    # A norm divides by the mean over all dimensions, of which more are zero now.
    share = hidden / wider
    config |= {
        "hidden_size": wider,
        "num_attention_heads": heads + 1,
        "num_key_value_heads": heads + 1,
        "rms_norm_eps": config["rms_norm_eps"] * share,
    }
    (target / "config.json").write_text(json.dumps(config))
    widened = {}
    for name, weights in load_file(source / "model.safetensors").items():
        scale = math.sqrt(share) if "norm" in name else 1.0
        widened[name] = _padded(weights.float(), hidden, wider) * scale
    save_file(widened, target / "model.safetensors", metadata={"format": "pt"})


def _padded(weights: torch.Tensor, size: int, wider: int) -> torch.Tensor:
    """Zeros at the end of each dimension that is as long as the hidden state."""
    sides: list[int] = []
    for length in reversed(weights.shape):  # the order that `pad` wants
        sides += [0, wider - size if length == size else 0]
    return pad(weights, sides)
