"""Text that is gone on with or filled in, without a conversation: how Qwen2.5-Coder was trained to.

Only its own marks tell the model where the gap is. It ends the middle with one of the tokens that
separate files, which must not be shown.
"""

from inference.catalogue import FIM_MIDDLE, FIM_PREFIX, FIM_SUFFIX
from inference.types import CompletionRequest

LEAST_OVERLAP = 8  # characters; fewer, such as "));", may be meant
FILE = "<|file_sep|>"
STOPS = (
    "<|endoftext|>", "<|fim_pad|>", FILE, "<|repo_name|>", FIM_PREFIX, FIM_SUFFIX,
    FIM_MIDDLE, "<|im_start|>", "<|im_end|>",
)  # fmt: skip


def prompt_of(request: CompletionRequest) -> str:
    if request.suffix is None:
        return request.prefix
    file = f"{FILE}{request.path}\n" if request.path else ""
    return f"{file}{FIM_PREFIX}{request.prefix}{FIM_SUFFIX}{request.suffix}{FIM_MIDDLE}"


def without_overlap(middle: str, suffix: str) -> str:
    """The middle up to where it begins to repeat what follows it anyway."""
    for length in range(min(len(middle), len(suffix)), LEAST_OVERLAP - 1, -1):
        if middle.endswith(suffix[:length]):
            return middle[:-length]
    return middle


def fills_in(name: str) -> bool:
    """Whether a model of this name, file or repository was trained to: base and instruct alike."""
    plain = name.lower().replace("_", "-").replace(" ", "-")
    return "qwen2.5-coder" in plain or "qwen2-5-coder" in plain or "codeqwen1.5" in plain
