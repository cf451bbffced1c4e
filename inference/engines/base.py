"""The one seam to language models."""

from collections.abc import AsyncGenerator, Sequence
from typing import Protocol

from inference.types import (
    ChatMessage,
    CompletionRequest,
    GenerationRequest,
    Health,
    ModelInfo,
    StreamItem,
)


class Engine(Protocol):
    """A model that answers conversations, many at a time, on one asyncio loop.

    Every method runs on the loop that called `start`.
    """

    @property
    def model(self) -> ModelInfo:
        """Known after `start`."""

    async def start(self) -> None:
        """Load or reach the model; return when it can answer.

        Raises `EngineUnavailable` with what to do about it.
        """

    def stream(self, request: GenerationRequest) -> AsyncGenerator[StreamItem, None]:
        """Yield `TextDelta`s as they are made, then one `StreamEnd`.

        Closing the generator or cancelling the task that iterates it stops the model's work on
        this request at once and re-raises. Failures are `EngineError`s.
        """

    def complete(self, request: CompletionRequest) -> AsyncGenerator[StreamItem, None]:
        """Like `stream`, for text without a conversation.

        Raises RequestRefused for a suffix where `model.fills_in` is false.
        """

    async def count_tokens(self, messages: Sequence[ChatMessage]) -> int:
        """Tokens that the conversation takes with the model's own template and tokenizer."""

    async def health(self) -> Health: ...

    async def close(self) -> None:
        """Release the model; streams still running end with `EngineUnavailable`."""
