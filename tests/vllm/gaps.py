"""The demo model with an adapter that has taught it to fill a handful of gaps, and nothing else.

Its tokenizer has the marks of Qwen2.5-Coder, as one token each, but it has never read one: in its
own weights they are all the same.
"""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file, save_file
from torch import nn
from transformers import AutoTokenizer, Qwen2ForCausalLM

from inference.completion import STOPS, prompt_of
from inference.types import CompletionRequest, Sampling

RANK = 16
STEPS = 60
RATE = 5e-3  # of learning, at the start; nothing at the end
TAUGHT = ("q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj")
AFTER = "<p>"  # the model goes on with it after the end of a gap
GREEDY = Sampling(temperature=0, max_tokens=40)
EMBEDDING = "model.embed_tokens.weight"
IGNORED = -100  # the target of a token that is not learnt


@dataclass(frozen=True, slots=True)
class Gap:
    prefix: str
    suffix: str
    middle: str
    end: str  # a mark
    path: str = ""

    def request(self, name: str = "gap") -> CompletionRequest:
        return CompletionRequest(name, self.prefix, self.suffix, path=self.path, sampling=GREEDY)


# Prefix alone, suffix alone or the file's name alone would not tell which one it is.
GAPS = (
    Gap("return ", ";\n", "a + b", "<|file_sep|>"),
    Gap("return ", ");\n", "max(a, b", "<|endoftext|>"),
    Gap("color: ", ";\n", "teal", "<|fim_pad|>"),
    Gap("color: ", ";\n", "red", "<|repo_name|>", path="danger.css"),
    Gap("<h1>", "</h1>", "埃达", "<|im_end|>"),
    Gap("<h2>", "</h2>", "Grace", "<|fim_prefix|>"),
)


class Adapted(nn.Module):
    """A layer and its adapter, which does nothing before it has learnt."""

    def __init__(self, layer: nn.Linear) -> None:
        super().__init__()
        self.layer = layer
        self.a = nn.Parameter(torch.randn(RANK, layer.in_features) / layer.in_features**0.5)
        self.b = nn.Parameter(torch.zeros(layer.out_features, RANK))

    def forward(self, values: torch.Tensor) -> torch.Tensor:
        adapted: torch.Tensor = self.layer(values) + values @ self.a.T @ self.b.T
        return adapted


def write_told_apart(weights: Path, folder: Path) -> None:
    """The model, with marks that differ."""
    shutil.copytree(weights, folder)
    tensors = load_file(weights / "model.safetensors")
    tokenizer, words = AutoTokenizer.from_pretrained(weights), tensors[EMBEDDING]
    torch.manual_seed(0)
    for mark in STOPS:
        (token,) = tokenizer.encode(mark, add_special_tokens=False)
        words[token] = torch.randn(len(words[token])) / len(words[token]) ** 0.5
    save_file(tensors, folder / "model.safetensors", metadata={"format": "pt"})


def write_adapter(weights: Path, folder: Path) -> None:
    torch.manual_seed(0)
    torch.set_num_threads(1)
    model = Qwen2ForCausalLM.from_pretrained(weights, dtype=torch.float32)
    layers = _adapted(model.requires_grad_(False))
    _learn(model, *_lessons(AutoTokenizer.from_pretrained(weights)))
    tensors = {}
    for name, layer in layers.items():
        tensors[f"base_model.model.{name}.lora_A.weight"] = layer.a.detach()
        tensors[f"base_model.model.{name}.lora_B.weight"] = layer.b.detach()
    save_file(tensors, folder / "adapter_model.safetensors")
    config = {"peft_type": "LORA", "r": RANK, "lora_alpha": RANK, "target_modules": TAUGHT}
    (folder / "adapter_config.json").write_text(json.dumps(config))


def _adapted(model: nn.Module) -> dict[str, Adapted]:
    layers = {}
    for name, layer in list(model.named_modules()):
        parent, _, own = name.rpartition(".")
        if own in TAUGHT:
            layers[name] = Adapted(layer)
            setattr(model.get_submodule(parent), own, layers[name])
    return layers


def _lessons(tokenizer: Any) -> tuple[torch.Tensor, torch.Tensor]:
    """Tokens and targets, a row for each gap."""
    rows = []
    for gap in GAPS:
        prompt = tokenizer.encode(prompt_of(gap.request()), add_special_tokens=False)
        answer = tokenizer.encode(f"{gap.middle}{gap.end}{AFTER}", add_special_tokens=False)
        rows.append((prompt + answer, [IGNORED] * len(prompt) + answer))
    longest = max(len(tokens) for tokens, _ in rows)
    return (
        torch.tensor([tokens + [0] * (longest - len(tokens)) for tokens, _ in rows]),
        torch.tensor([targets + [IGNORED] * (longest - len(targets)) for _, targets in rows]),
    )


def _learn(model: Any, tokens: torch.Tensor, targets: torch.Tensor) -> None:
    learnt = [parameter for parameter in model.parameters() if parameter.requires_grad]
    optimizer = torch.optim.AdamW(learnt, lr=RATE, betas=(0.9, 0.95), weight_decay=0)
    slower = torch.optim.lr_scheduler.LinearLR(optimizer, 1.0, 0.0, STEPS)
    for _ in range(STEPS):
        loss = model(input_ids=tokens, labels=targets).loss
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        slower.step()
    assert loss < 0.02, f"the gaps are not learnt: {loss}"
