"""Replays written answers at a set pace: for tests and benchmarks, never a product's default."""

import asyncio
import json
import time
from collections.abc import AsyncGenerator, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from inference.errors import EngineError, EngineUnavailable
from inference.types import (
    ChatMessage,
    GenerationRequest,
    Health,
    ModelInfo,
    StreamEnd,
    StreamItem,
    TextDelta,
)

TOKEN_CHARACTERS = 4  # about what a token of Qwen's tokenizer holds of markup
STAMP = "\N{START OF HEADING}"  # in a script's text: replaced by the time of its emission


@dataclass(frozen=True, slots=True)
class Script:
    """One answer. It is given to the conversations whose last message contains `match`."""

    text: str
    match: str = ""
    tokens_per_second: float = 200.0
    first_token_seconds: float = 0.0
    error: str = ""  # raised as an EngineError after the text
    reason: str = "stop"

    def tokens(self) -> Iterator[str]:
        for start in range(0, len(self.text), TOKEN_CHARACTERS):
            yield self.text[start : start + TOKEN_CHARACTERS]


def read_scripts(path: Path) -> tuple[Script, ...]:
    """A JSON list of objects with the fields of `Script`."""
    return tuple(Script(**fields) for fields in json.loads(path.read_text()))


class ScriptedEngine:
    def __init__(self, scripts: Sequence[Script], name: str = "scripted") -> None:
        self._scripts = tuple(scripts)
        self._model = ModelInfo(name, context_tokens=32_768)
        self.running = 0

    @property
    def model(self) -> ModelInfo:
        return self._model

    async def start(self) -> None:
        if not self._scripts:
            raise EngineUnavailable("The scripted engine has no scripts.")

    async def stream(self, request: GenerationRequest) -> AsyncGenerator[StreamItem, None]:
        script = self._script_for(request)
        self.running += 1
        try:
            count = 0
            async for delta in _paced(script, len(request.answer_prefix)):
                count += 1
                yield delta
        finally:
            self.running -= 1
        if script.error:
            raise EngineError(script.error)
        prompt_tokens = await self.count_tokens(request.messages)
        yield StreamEnd("length" if script.reason == "length" else "stop", prompt_tokens, count)

    async def count_tokens(self, messages: Sequence[ChatMessage]) -> int:
        return sum(len(message.content) // TOKEN_CHARACTERS + 4 for message in messages)

    async def health(self) -> Health:
        return Health(ready=True)

    async def close(self) -> None:
        return None

    def _script_for(self, request: GenerationRequest) -> Script:
        sentence = request.messages[-1].content
        for script in self._scripts:
            if script.match in sentence:
                return script
        raise EngineError(f"No script matches {sentence[:60]!r}.")


async def _paced(script: Script, skip: int) -> AsyncGenerator[TextDelta, None]:
    """Each token at its own time after the start: a late one does not delay the next."""
    start = time.monotonic() + script.first_token_seconds
    number = 0
    for token in script.tokens():
        if skip >= len(token):
            skip -= len(token)
            continue
        token, skip = token[skip:], 0
        wait = start + number / script.tokens_per_second - time.monotonic()
        await asyncio.sleep(max(wait, 0))
        number += 1
        yield TextDelta(token.replace(STAMP, f"{time.monotonic_ns()};"))
