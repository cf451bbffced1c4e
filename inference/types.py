"""The values that cross the border between the application and an engine."""

from dataclasses import dataclass
from typing import Literal

Role = Literal["system", "user", "assistant"]


@dataclass(frozen=True, slots=True)
class ChatMessage:
    role: Role
    content: str


@dataclass(frozen=True, slots=True)
class Sampling:
    """How tokens are drawn. The defaults are those of Qwen2.5-Coder-Instruct's generation config."""

    temperature: float = 0.7
    top_p: float = 0.8
    top_k: int = 20
    repetition_penalty: float = 1.1
    max_tokens: int = 8192
    seed: int | None = None


@dataclass(frozen=True, slots=True)
class GenerationRequest:
    """One conversation to answer.

    `answer_prefix` is what an earlier attempt has already written of the answer. The engine
    continues right after it and streams only what is new.
    """

    request_id: str
    messages: tuple[ChatMessage, ...]
    sampling: Sampling = Sampling()
    answer_prefix: str = ""


@dataclass(frozen=True, slots=True)
class CompletionRequest:
    """Text to go on with, or, with a `suffix`, a gap to fill in between the two.

    Without the model's chat template: the text stands in its prompt as it is.
    """

    request_id: str
    prefix: str
    suffix: str | None = None
    path: str = ""  # of the file with the gap: tells a style sheet from a script
    sampling: Sampling = Sampling()


@dataclass(frozen=True, slots=True)
class TextDelta:
    """A stretch of new text that ends at a token boundary."""

    text: str
    tokens: int = 1


@dataclass(frozen=True, slots=True)
class StreamEnd:
    """Always the last item of a stream that was not cancelled and did not fail."""

    reason: Literal["stop", "length"]
    prompt_tokens: int
    completion_tokens: int


StreamItem = TextDelta | StreamEnd


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """What the model behind an engine is, in words that a person sees."""

    name: str  # "Qwen2.5-Coder-32B-Instruct"
    context_tokens: int
    is_demo: bool = False  # the bundled tiny model: labelled as such wherever it answers
    fills_in: bool = False  # was trained to write what is missing between two texts


@dataclass(frozen=True, slots=True)
class Health:
    ready: bool
    detail: str = ""  # why not ready, as a sentence
