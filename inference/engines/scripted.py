"""Replays written answers at a set pace: for tests and benchmarks, never a product's default."""

import asyncio
import json
import time
from collections.abc import AsyncGenerator, Iterator, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from inference.catalogue import FIM_MIDDLE
from inference.completion import prompt_of
from inference.engines.chat_completions import require_fill_in
from inference.errors import (
    ContextTooLong,
    EngineDied,
    EngineError,
    EngineMisconfigured,
    EngineTimeout,
    EngineUnavailable,
    RequestRefused,
)
from inference.types import (
    ChatMessage,
    CompletionRequest,
    GenerationRequest,
    Health,
    ModelInfo,
    StreamEnd,
    StreamItem,
    TextDelta,
)

TOKEN_CHARACTERS = 4  # about what a token of Qwen's tokenizer holds of markup
ERRORS = {
    kind.code: kind
    for kind in (
        EngineError,
        EngineUnavailable,
        EngineDied,
        EngineTimeout,
        RequestRefused,
        ContextTooLong,
    )
}
STAMP = "\N{START OF HEADING}"  # in a script's text: replaced by the time of its emission


@dataclass(frozen=True, slots=True)
class Script:
    """One answer. It is given to the conversations whose last message contains `match`."""

    text: str
    match: str = ""
    tokens_per_second: float = 200.0
    first_token_seconds: float = 0.0
    error: str = ""  # raised after the text
    error_code: str = EngineError.code  # of the kind of error
    reason: Literal["stop", "length"] = "stop"

    def tokens(self, skip: int = 0) -> Iterator[str]:
        """After the first `skip` characters, which end where a token ends or inside it."""
        end = skip
        while end < len(self.text):
            start, end = end, (end // TOKEN_CHARACTERS + 1) * TOKEN_CHARACTERS
            yield self.text[start:end]


def read_scripts(path: Path) -> tuple[Script, ...]:
    """A JSON list of objects with the fields of `Script`. Raises EngineMisconfigured."""
    try:
        return tuple(Script(**fields) for fields in json.loads(path.read_text()))
    except (OSError, ValueError, TypeError) as error:
        raise EngineMisconfigured(f"{path} holds no scripts: {error}") from error


class ScriptedEngine:
    def __init__(self, scripts: Sequence[Script], name: str = "scripted") -> None:
        self._scripts = tuple(scripts)
        can_fill_in = any(FIM_MIDDLE in script.match for script in self._scripts)
        self._model = ModelInfo(name, context_tokens=32_768, fills_in=can_fill_in)
        self._closed = False
        self.running = 0

    @property
    def model(self) -> ModelInfo:
        return self._model

    async def start(self) -> None:
        if not self._scripts:
            raise EngineMisconfigured("The scripted engine has no scripts.")

    async def stream(self, request: GenerationRequest) -> AsyncGenerator[StreamItem, None]:
        script = self._script_for(request.messages[-1].content)
        used = await self.count_tokens(request.messages)
        async with aclosing(self._said(script, len(request.answer_prefix), used)) as items:
            async for item in items:
                yield item

    async def complete(self, request: CompletionRequest) -> AsyncGenerator[StreamItem, None]:
        require_fill_in(request, self._model)
        prompt = prompt_of(request)
        script = self._script_for(prompt)
        async with aclosing(self._said(script, 0, len(prompt) // TOKEN_CHARACTERS)) as items:
            async for item in items:
                yield item

    async def _said(
        self, script: Script, skip: int, prompt_tokens: int
    ) -> AsyncGenerator[StreamItem, None]:
        self._raise_if_closed()
        self.running += 1
        try:
            count = 0
            async with aclosing(_paced(script, skip)) as paced:
                async for delta in paced:
                    self._raise_if_closed()
                    count += 1
                    yield delta
        finally:
            self.running -= 1
        if script.error:
            raise ERRORS[script.error_code](script.error)
        yield StreamEnd(script.reason, prompt_tokens, count)

    async def count_tokens(self, messages: Sequence[ChatMessage]) -> int:
        return sum(len(message.content) // TOKEN_CHARACTERS + 4 for message in messages)

    async def health(self) -> Health:
        return Health(not self._closed, "The engine was closed." if self._closed else "")

    async def close(self) -> None:
        self._closed = True

    def _raise_if_closed(self) -> None:
        if self._closed:
            raise EngineUnavailable("The engine was closed.")

    def _script_for(self, sentence: str) -> Script:
        for script in self._scripts:
            if script.match in sentence:
                return script
        raise RequestRefused(f"No script matches {sentence[:60]!r}.")


async def _paced(script: Script, skip: int) -> AsyncGenerator[TextDelta, None]:
    """Each token at its own time after the start: a late one does not delay the next.

    The first `skip` characters of the script are left out; a stamp counts for one of them.
    """
    start = time.monotonic() + script.first_token_seconds
    for number, token in enumerate(script.tokens(skip)):
        wait = start + number / script.tokens_per_second - time.monotonic()
        await asyncio.sleep(max(wait, 0))
        yield TextDelta(token.replace(STAMP, f"{time.monotonic_ns()};"))
