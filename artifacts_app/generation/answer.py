from dataclasses import dataclass, field
from typing import Literal

from artifacts_app.events.types import Usage


@dataclass(frozen=True, slots=True)
class Answer:
    """What one run of the model came to, whole or partial."""

    status: Literal["finished", "failed", "cancelled", "handed_over"]
    files: dict[str, str] = field(default_factory=dict)
    prose: str = ""
    truncated: bool = False  # cut at the token limit
    prompt_tokens: int = 0
    completion_tokens: int = 0
    error_code: str = ""
    error_message: str = ""
    retryable: bool = False

    @property
    def usage(self) -> Usage:
        return {
            "prompt_tokens": self.prompt_tokens,
            "completion_tokens": self.completion_tokens,
        }
