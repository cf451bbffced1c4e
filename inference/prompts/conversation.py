from collections.abc import Callable
from dataclasses import dataclass

from inference.types import ChatMessage, Sampling

Shorten = Callable[[], "Conversation | None"]


@dataclass(frozen=True, slots=True)
class Conversation:
    """A prompt filled in.

    `shorter` gives the same with less of what may be left out, or None when nothing may: it is
    asked until the conversation fits into the model's context.
    """

    prompt_name: str  # "artifact/1": file and version
    messages: tuple[ChatMessage, ...]
    sampling: Sampling
    shorter: Shorten | None = None
