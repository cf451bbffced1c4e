"""The demo model in the shape of Qwen2.5-Coder-0.5B: it writes the same pages, at that model's cost.

24 layers, an MLP of 4,864 and heads of 64, as the 0.5B has them; a hidden state of 960 instead of
896, since the demo model has three heads of keys and values where the 0.5B has two. What is new is
zero: dimensions that hold nothing, and layers that add nothing. The vocabulary stays the small one.

Run by an environment that has vLLM: `python -m tests.bench.wide_model FOLDER`.
"""

import json
import math
import shutil
import sys
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file

from inference import demo_model

LAYERS = 24
MLP = 4864
GROUP = 5  # heads of queries for each head of keys and values
LEFT_OUT = "*.gguf"


def write_wide_model(source: Path, target: Path) -> None:
    shutil.copytree(source, target, dirs_exist_ok=True, ignore=shutil.ignore_patterns(LEFT_OUT))
    config = json.loads((source / "config.json").read_text())
    narrow, heads = config["hidden_size"], config["num_key_value_heads"]
    size = narrow // heads  # of a head
    hidden = heads * GROUP * size
    # A norm divides by the mean over all dimensions, of which more are zero now.
    share = narrow / hidden
    config |= {
        "hidden_size": hidden,
        "intermediate_size": MLP,
        "num_hidden_layers": LAYERS,
        "num_attention_heads": heads * GROUP,
        "rms_norm_eps": config["rms_norm_eps"] * share,
    }
    (target / "config.json").write_text(json.dumps(config))
    shapes = _shapes(hidden, heads * size, config["vocab_size"])
    weights = {name: torch.zeros(shape, dtype=torch.bfloat16) for name, shape in shapes.items()}
    for name, narrow_ones in load_file(source / "model.safetensors").items():
        spread = _spread(name, narrow_ones.float(), heads, size)
        wide = torch.zeros(shapes[name])
        wide[tuple(slice(0, length) for length in spread.shape)] = spread
        weights[name] = wide * (math.sqrt(share) if "norm" in name else 1.0)
    save_file(weights, target / "model.safetensors", metadata={"format": "pt"})


def _shapes(hidden: int, keys: int, vocabulary: int) -> dict[str, tuple[int, ...]]:
    shapes: dict[str, tuple[int, ...]] = {
        "model.embed_tokens.weight": (vocabulary, hidden),
        "model.norm.weight": (hidden,),
    }
    for number in range(LAYERS):
        layer = f"model.layers.{number}"
        shapes |= {
            f"{layer}.input_layernorm.weight": (hidden,),
            f"{layer}.post_attention_layernorm.weight": (hidden,),
            f"{layer}.self_attn.q_proj.weight": (hidden, hidden),
            f"{layer}.self_attn.q_proj.bias": (hidden,),
            f"{layer}.self_attn.k_proj.weight": (keys, hidden),
            f"{layer}.self_attn.k_proj.bias": (keys,),
            f"{layer}.self_attn.v_proj.weight": (keys, hidden),
            f"{layer}.self_attn.v_proj.bias": (keys,),
            f"{layer}.self_attn.o_proj.weight": (hidden, hidden),
            f"{layer}.mlp.gate_proj.weight": (MLP, hidden),
            f"{layer}.mlp.up_proj.weight": (MLP, hidden),
            f"{layer}.mlp.down_proj.weight": (hidden, MLP),
        }
    return shapes


def _spread(name: str, weights: torch.Tensor, heads: int, size: int) -> torch.Tensor:
    """Each head of queries comes first in the group that shares its head of keys."""
    if ".q_proj." not in name and ".o_proj." not in name:
        return weights
    axis = 0 if ".q_proj." in name else 1
    parts = weights.split(size, dim=axis)
    nothing = torch.zeros_like(parts[0])
    spread = [part for head in parts for part in (head, *[nothing] * (GROUP - 1))]
    assert len(parts) == heads
    return torch.cat(spread, dim=axis)


if __name__ == "__main__":
    write_wide_model(demo_model.FOLDER, Path(sys.argv[1]))
