"""OpenAI's chat completions: what the engines that speak it have in common."""

from collections.abc import Iterable, Sequence
from typing import Any

from inference.completion import STOPS, prompt_of
from inference.errors import EngineUnavailable, RequestRefused
from inference.types import (
    ChatMessage,
    CompletionRequest,
    GenerationRequest,
    ModelInfo,
    Sampling,
    StreamEnd,
    TextDelta,
)

Json = dict[str, Any]


def plain(messages: Sequence[ChatMessage]) -> list[dict[str, str]]:
    return [{"role": message.role, "content": message.content} for message in messages]


def body_of(request: GenerationRequest) -> Json:
    """The fields that every server knows. An answer's prefix is the last message, for those that
    continue it."""
    messages = plain(request.messages)
    if request.answer_prefix:
        messages.append({"role": "assistant", "content": request.answer_prefix})
    return {"messages": messages} | _common(request.sampling)


def completion_body_of(request: CompletionRequest) -> Json:
    """For a server that takes the prompt as it is, marks and all."""
    body = {"prompt": prompt_of(request)} | _common(request.sampling)
    return body | ({} if request.suffix is None else {"stop": list(STOPS)})


def require_fill_in(request: CompletionRequest, model: ModelInfo) -> None:
    if request.suffix is not None and not model.fills_in:
        raise RequestRefused(f"{model.name} was not trained to fill in between two texts.")


def _common(sampling: Sampling) -> Json:
    body: Json = {
        "stream": True,
        "stream_options": {"include_usage": True},
        "temperature": sampling.temperature,
        "top_p": sampling.top_p,
        "max_tokens": sampling.max_tokens,
    }
    if sampling.seed is not None:
        body["seed"] = sampling.seed
    return body


class AnswerReader:
    """One streamed answer, chunk by chunk."""

    def __init__(self) -> None:
        self.error: object = None  # what the model sent in place of a chunk
        self._reason = ""
        self._usage: Json = {}
        self._tokens = 0

    def read(self, chunks: Iterable[Json]) -> TextDelta | None:
        """The text of chunks that came at once; None if there is none in them."""
        texts = [text for chunk in chunks if (text := self._text(chunk))]
        if not texts:
            return None
        # Some servers count as they go; with the others a chunk is a token.
        counted = self._usage.get("completion_tokens", 0)
        tokens = max(counted - self._tokens, len(texts))
        self._tokens += tokens
        return TextDelta("".join(texts), tokens)

    def _text(self, chunk: Json) -> str:
        self.error = chunk.get("error") or self.error
        self._usage = chunk.get("usage") or self._usage
        text = ""
        for choice in chunk.get("choices") or ():
            self._reason = choice.get("finish_reason") or self._reason
            said = (choice.get("delta") or {}).get("content")
            text += said or choice.get("text") or ""  # where completions have it
        return text

    def end(self) -> StreamEnd:
        """Raises EngineUnavailable where the answer was broken off."""
        if self._reason in {"", "abort", "error"}:
            raise EngineUnavailable("The model stopped in the middle of its answer.")
        return StreamEnd(
            "length" if self._reason == "length" else "stop",
            self._usage.get("prompt_tokens", 0),
            self._usage.get("completion_tokens", self._tokens),
        )


def message_of(error: object) -> str:
    """The sentence in an error object, whichever of the usual shapes it has."""
    if isinstance(error, dict):
        return message_of(error.get("error") or error.get("message") or error.get("detail") or "")
    return str(error or "")[:500]
