"""Text that is gone on with or filled in, without a conversation: how Qwen2.5-Coder was trained to.

Only its own marks tell the model where the gap is. It ends the middle with one of the tokens that
separate files, which must not be shown.
"""

from inference.catalogue import FIM_MIDDLE, FIM_PREFIX, FIM_SUFFIX
from inference.types import CompletionRequest

STOPS = (
    "<|endoftext|>", "<|fim_pad|>", "<|file_sep|>", "<|repo_name|>", FIM_PREFIX, FIM_SUFFIX,
    FIM_MIDDLE, "<|im_start|>", "<|im_end|>",
)  # fmt: skip


def prompt_of(request: CompletionRequest) -> str:
    if request.suffix is None:
        return request.prefix
    return f"{FIM_PREFIX}{request.prefix}{FIM_SUFFIX}{request.suffix}{FIM_MIDDLE}"


def fills_in(name: str) -> bool:
    """Whether a model of this name, file or repository was trained to: base and instruct alike."""
    plain = name.lower().replace("_", "-").replace(" ", "-")
    return "qwen2.5-coder" in plain or "qwen2-5-coder" in plain or "codeqwen1.5" in plain
