"""Starting weights with which attention copies before anything is learnt.

Copying is what a small network learns last: it takes two layers that agree. The first must tell
every position which tokens came before it, the second must look for the position whose
predecessors are the tokens just written, and repeat what stands there. Gradient descent finds this
after some ten million tokens; here it is put in, and training learns when to use it.

The layout of the residual stream at the start: a token's embedding fills the first half, the codes
(first `CODE` numbers of the embedding) of the four tokens before it the second.
"""

import math

import torch
from torch import Tensor, nn

from inference.demo_model.network import Attention, Qwen2

CODE = 32
BACK = (1, 2, 3, 4)  # how far back the heads of the first layer look
SHARPNESS = 8.0  # of looking back: the squared score of a neighbouring position is 6 lower
FAST = 8  # rotations from the fastest on that tell neighbours apart
SLOW = 14  # rotations from here on turn so little that content can be compared at any distance
MATCH = (6.0, 4.0, 3.0, 2.5)  # score of an equal token, of an equal one before it, and so on
QUIET = 0.1  # what is left of the random numbers around the wires
COPY = 2.0  # how loud the copied token is, next to the token itself


def wire(model: Qwen2) -> None:
    with torch.no_grad():
        _wire(model)


def _wire(model: Qwen2) -> None:
    half = model.shape.hidden_size // 2
    scale = 1 / math.sqrt(half)
    nn.init.normal_(model.embed_tokens.weight, std=scale)
    model.embed_tokens.weight[:, half:] *= 0.02
    first, second = (layer.self_attn for layer in list(model.layers)[:2])
    assert isinstance(first, Attention)
    assert isinstance(second, Attention)
    for attention in (first, second):
        for projection in (attention.q_proj, attention.k_proj, attention.v_proj, attention.o_proj):
            projection.weight *= QUIET
    for head, back in enumerate(BACK):
        _look_back(first, head, back, half, model.shape.rope_theta)
    _match(second, half)


def _look_back(attention: Attention, head: int, back: int, half: int, theta: float) -> None:
    size = attention.size
    rates = theta ** -(torch.arange(0, size, 2).float() / size)[:FAST]
    start = head * size
    attention.k_proj.bias[start : start + FAST] = SHARPNESS
    attention.q_proj.bias[start : start + FAST] = SHARPNESS * (back * rates).cos()
    turned = start + size // 2
    attention.q_proj.bias[turned : turned + FAST] = -SHARPNESS * (back * rates).sin()
    # The norm makes an embedding sqrt(2 * half) long; a code of length 1 is to come out.
    code = torch.eye(CODE)
    attention.v_proj.weight[start : start + CODE, :CODE] = code
    written = half + head * CODE
    gain = 1 / math.sqrt(2 * CODE)
    attention.o_proj.weight[written : written + CODE, start : start + CODE] = gain * code


def _match(attention: Attention, half: int) -> None:
    size = copied = attention.size
    slow = torch.cat([torch.arange(SLOW, size // 2), torch.arange(size // 2 + SLOW, size)])
    codes = [_code(len(slow)) for _ in BACK]
    parts = 1 + len(BACK)
    length = math.sqrt(2 * half / parts)  # of each part: the norm's input has so many of length 1
    sharp = math.sqrt(math.sqrt(size)) / length
    own = math.sqrt(half / CODE)  # a code is that much shorter than its embedding
    for head in range(half // copied):
        rows = head * size + slow
        for number, (code, score) in enumerate(zip(codes, MATCH, strict=True)):
            before = half + number * CODE
            attention.k_proj.weight[rows, before : before + CODE] = sharp * code
            asked = (before - CODE) if number else 0
            gain = sharp * score * (1.0 if number else own)
            attention.q_proj.weight[rows, asked : asked + CODE] = gain * code
        start, part = head * size, head * copied
        one = torch.eye(copied)
        attention.v_proj.weight[start : start + copied, part : part + copied] = one
        attention.o_proj.weight[part : part + copied, start : start + copied] = COPY / length * one


def _code(size: int) -> Tensor:
    """A random rotation of a code into so many dimensions."""
    return torch.linalg.qr(torch.randn(size, CODE)).Q
