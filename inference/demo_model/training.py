"""Training from scratch: minutes on a GPU, an hour or more on two CPU cores."""

import math
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch.nn import functional

from inference.demo_model.corpus.generator import examples
from inference.demo_model.network import Qwen2, Shape
from inference.demo_model.tokenizer import Encoder
from inference.demo_model.wiring import wire

BATCH_TOKENS = 2_048
POOL = 256  # examples sorted by length at a time, so that batches need little padding
UNSURE, UNSURE_WEIGHT = 0.3, 10.0  # a loss from which on a token counts more
HARD_WEIGHT = 3.0  # of what is decided or copied: the prose, which settles the family, and slots
# Shares of the answers that end after their prose and after the page's style: what is decided by
# the sentence comes early, the scripts that follow are the same every time.
DRILLS, HEADS = 0.3, 0.2
PEAK, LOWEST = 2e-3, 0.02  # learning rate, and the share of it at the end
ONWARD_PEAK = 1e-3  # of a network that has learnt already
ONWARD_SEED = 500_000_000
WARM_UP = 150  # steps
SAVE_EVERY = 120  # seconds


@dataclass(frozen=True, slots=True)
class Sample:
    ids: list[int]
    weights: list[float]  # of the loss of each id: 0 in the prompt


@dataclass
class Progress:
    step: int = 0
    tokens: int = 0
    seconds: float = 0.0


def train(folder: Path, minutes: float, start: Path | None = None) -> None:
    """Train for so long; resume from the folder's checkpoint if there is one.

    Without a checkpoint the network begins as exported in the folder `start`, with the same
    tokenizer, and sees other examples than those before; or without it from scratch.
    """
    seed = 1 if start is None else ONWARD_SEED
    encoder = Encoder.load(folder)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    model = Qwen2(Shape(encoder.tokenizer.get_vocab_size())).to(device)
    optimizer = torch.optim.AdamW(model.parameters(), betas=(0.9, 0.95), weight_decay=0.01)
    optimizer.param_groups[0]["peak"] = PEAK
    progress = Progress()
    checkpoint = folder / "checkpoint.pt"
    wire(model)
    if checkpoint.exists():
        saved = torch.load(checkpoint, weights_only=False)
        model.load_state_dict(saved["model"])
        optimizer.load_state_dict(saved["optimizer"])
        progress = saved["progress"]
    elif start:
        weights = load_file(start / "model.safetensors")
        model.load_state_dict(
            {name.removeprefix("model."): value.float() for name, value in weights.items()}
        )
        for group in optimizer.param_groups:
            group["peak"] = ONWARD_PEAK
    _loop(model, optimizer, progress, encoder, minutes * 60, checkpoint, seed, device)


def _loop(
    model: Qwen2,
    optimizer: torch.optim.Optimizer,
    progress: Progress,
    encoder: Encoder,
    budget: float,
    checkpoint: Path,
    seed: int,
    device: torch.device,
) -> None:
    stream = examples(seed + progress.step)
    rng = random.Random(seed + progress.step)
    started, saved = time.monotonic() - progress.seconds, time.monotonic()
    while progress.seconds < budget:
        pool = [_sample(encoder, stream, rng) for _ in range(POOL)]
        for batch in _batches(pool, rng):
            share = progress.seconds / budget
            for group in optimizer.param_groups:
                group["lr"] = _rate(progress.step, share) * group["peak"]
            loss, hard_loss = _step(model, optimizer, batch, device)
            progress.step += 1
            progress.tokens += sum(len(sample.ids) for sample in batch)
            progress.seconds = time.monotonic() - started
            if progress.step % 25 == 0:
                _report(progress, loss, hard_loss, budget)
        if time.monotonic() - saved > SAVE_EVERY or progress.seconds >= budget:
            saved = time.monotonic()
            state = {"model": model.state_dict(), "optimizer": optimizer.state_dict()}
            torch.save({**state, "progress": progress}, checkpoint.with_suffix(".new"))
            checkpoint.with_suffix(".new").replace(checkpoint)


def _sample(encoder: Encoder, stream: Iterator, rng: random.Random) -> Sample:  # type: ignore[type-arg]
    example = next(stream)
    prompt = encoder.prompt(example.sentence)
    answer, slots = encoder.answer(example.answer)
    prose = len(encoder.answer(example.prose)[0]) - 1
    end = _end(answer, prose, encoder, rng) if example.page else len(answer)
    answer, slots = answer[:end], slots[:end]
    weights = [HARD_WEIGHT if at < prose or slot else 1.0 for at, slot in enumerate(slots)]
    return Sample(prompt + answer, [0.0] * len(prompt) + weights)


def _end(answer: list[int], prose: int, encoder: Encoder, rng: random.Random) -> int:
    """Where to stop; the whole answer's end alone is taught as one."""
    dice = rng.random()
    if dice < DRILLS:
        return prose
    if dice > DRILLS + HEADS:
        return len(answer)
    ends = (at + 1 for at, token in enumerate(answer) if token in encoder.style_ends)
    return next(ends, len(answer))


def _batches(pool: list[Sample], rng: random.Random) -> list[list[Sample]]:
    batches: list[list[Sample]] = [[]]
    for sample in sorted(pool, key=lambda sample: len(sample.ids)):
        if (len(batches[-1]) + 1) * len(sample.ids) > BATCH_TOKENS:
            batches.append([])
        batches[-1].append(sample)
    rng.shuffle(batches)
    return batches


def _rate(step: int, share: float) -> float:
    warm = min(1.0, (step + 1) / WARM_UP)
    return warm * (LOWEST + (1 - LOWEST) * 0.5 * (1 + math.cos(math.pi * min(share, 1.0))))


def _step(
    model: Qwen2,
    optimizer: torch.optim.Optimizer,
    batch: list[Sample],
    device: torch.device,
) -> tuple[float, float]:
    length = max(len(sample.ids) for sample in batch)
    ids = torch.zeros(len(batch), length, dtype=torch.long)
    weights = torch.zeros(len(batch), length)
    for row, sample in enumerate(batch):
        ids[row, : len(sample.ids)] = torch.tensor(sample.ids)
        weights[row, : len(sample.weights)] = torch.tensor(sample.weights)
    ids, weights = ids.to(device), weights.to(device)
    wanted = weights[:, 1:] > 0
    with torch.autocast(device.type, dtype=torch.bfloat16):
        hidden = model(ids[:, :-1])[wanted]
        scores = model.logits(hidden)
    losses = functional.cross_entropy(scores.float(), ids[:, 1:][wanted], reduction="none")
    weight = weights[:, 1:][wanted]
    hard = losses[weight > 1]
    weight = torch.where(losses.detach() > UNSURE, UNSURE_WEIGHT, weight)
    loss = (losses * weight).sum() / weight.sum()
    optimizer.zero_grad(set_to_none=True)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()
    return loss.item(), hard.mean().item() if len(hard) else 0.0


def _report(progress: Progress, loss: float, hard_loss: float, budget: float) -> None:
    rate = progress.tokens / max(progress.seconds, 1e-9)
    left = max(budget - progress.seconds, 0) / 60
    print(
        f"step {progress.step:6}  tokens {progress.tokens / 1e6:6.2f} M  {rate:6.0f} tokens/s  "
        f"loss {loss:.4f}  hard {hard_loss:.4f}  {left:5.1f} min left",
        flush=True,
    )
