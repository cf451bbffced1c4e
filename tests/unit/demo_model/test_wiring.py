"""Copying before any training: what the starting weights are made for."""

import pytest

torch = pytest.importorskip("torch", reason="training is optional")

from inference.demo_model.network import Qwen2, Shape  # noqa: E402
from inference.demo_model.wiring import wire  # noqa: E402


def test_an_untrained_network_repeats_what_it_has_seen() -> None:
    torch.manual_seed(1)
    model = Qwen2(Shape(vocab_size=1000))
    half = torch.randint(0, 1000, (4, 60))
    ids = torch.cat([half, half], dim=1)

    def share_right() -> float:
        with torch.no_grad():
            guesses = model.logits(model(ids)).argmax(-1)
        right = guesses[:, 62:-1] == ids[:, 63:]
        return float(right.float().mean())

    assert share_right() < 0.1
    wire(model)
    assert share_right() > 0.9
