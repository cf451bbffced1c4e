"""Any server that speaks OpenAI's chat completions: `vllm serve`, SGLang, Ollama, llama-server."""

import json
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from typing import Any

import httpx

from inference.errors import (
    ContextTooLong,
    EngineError,
    EngineTimeout,
    EngineUnavailable,
    RequestRefused,
)
from inference.types import (
    ChatMessage,
    GenerationRequest,
    Health,
    ModelInfo,
    StreamEnd,
    StreamItem,
    TextDelta,
)

CONNECT_SECONDS = 5.0
TOKEN_SECONDS = 120.0  # the longest wait for the first or the next token
TRIES = 3  # before the first token; after it a second try would repeat text
DEFAULT_CONTEXT = 32_768  # tokens, of all Qwen2.5-Coder models, where the server does not tell
CHARACTERS_PER_TOKEN = 3  # a careful estimate for markup, where the server cannot count


class OpenAICompatibleEngine:
    def __init__(
        self,
        base_urls: Sequence[str],
        *,
        model: str | None = None,
        api_key: str | None = None,
        context_tokens: int = 0,
    ) -> None:
        """`base_urls` end before `/chat/completions`, for example `http://gpu-1:8000/v1`."""
        headers = {"Authorization": f"Bearer {api_key}"} if api_key else {}
        timeout = httpx.Timeout(TOKEN_SECONDS, connect=CONNECT_SECONDS)
        self._clients = [
            httpx.AsyncClient(base_url=url.rstrip("/"), headers=headers, timeout=timeout)
            for url in base_urls
        ]
        self._busy = dict.fromkeys(range(len(self._clients)), 0)
        self._wanted = model
        self._context = context_tokens
        self._model: ModelInfo | None = None

    @property
    def model(self) -> ModelInfo:
        return self._model or ModelInfo(self._wanted or "", self._context or DEFAULT_CONTEXT)

    async def start(self) -> None:
        failure: EngineError | None = None
        for client in self._clients:
            try:
                self._model = await self._ask_model(client)
            except EngineError as error:
                failure = error
            else:
                return
        raise failure or EngineUnavailable("ARTIFACTS_BASE_URL names no server.")

    async def stream(self, request: GenerationRequest) -> AsyncGenerator[StreamItem, None]:
        for attempt in range(1, TRIES + 1):
            index = min(self._busy, key=lambda number: self._busy[number])
            self._busy[index] += 1
            started = False
            try:
                async for item in self._stream_from(self._clients[index], request):
                    started = True
                    yield item
            except EngineUnavailable:
                if started or attempt == TRIES:
                    raise
            else:
                return
            finally:
                self._busy[index] -= 1

    async def count_tokens(self, messages: Sequence[ChatMessage]) -> int:
        """An estimate: the API has no call that counts with the model's own template."""
        return sum(len(message.content) // CHARACTERS_PER_TOKEN + 8 for message in messages)

    async def health(self) -> Health:
        try:
            await self._ask_model(self._clients[0])
        except EngineError as error:
            return Health(ready=False, detail=str(error))
        return Health(ready=True)

    async def close(self) -> None:
        for client in self._clients:
            await client.aclose()

    async def _ask_model(self, client: httpx.AsyncClient) -> ModelInfo:
        try:
            response = await client.get("/models", timeout=CONNECT_SECONDS)
        except httpx.HTTPError as error:
            raise _unreachable(client, error) from error
        if response.status_code != 200:
            raise _refusal(response.status_code, response.text)
        models = {entry["id"]: entry for entry in response.json().get("data", [])}
        name = self._wanted or next(iter(models), "")
        if name not in models:
            known = ", ".join(models) or "none"
            raise EngineUnavailable(f"{client.base_url} does not serve {name!r}; it has: {known}.")
        context = self._context or models[name].get("max_model_len") or DEFAULT_CONTEXT
        return ModelInfo(name, int(context))

    async def _stream_from(
        self, client: httpx.AsyncClient, request: GenerationRequest
    ) -> AsyncGenerator[StreamItem, None]:
        body = _body(request, self.model.name)
        try:
            async with client.stream("POST", "/chat/completions", json=body) as response:
                if response.status_code != 200:
                    text = (await response.aread()).decode(errors="replace")
                    raise _refusal(response.status_code, text)
                async for item in _items(response.aiter_lines()):
                    yield item
        except httpx.TimeoutException as error:
            raise EngineTimeout("The model server did not answer in time.") from error
        except httpx.HTTPError as error:
            raise _unreachable(client, error) from error


def _body(request: GenerationRequest, model: str) -> dict[str, Any]:
    messages = [{"role": item.role, "content": item.content} for item in request.messages]
    sampling = request.sampling
    body: dict[str, Any] = {
        "model": model,
        "messages": messages,
        "stream": True,
        "stream_options": {"include_usage": True},
        "temperature": sampling.temperature,
        "top_p": sampling.top_p,
        "max_tokens": sampling.max_tokens,
    }
    if sampling.seed is not None:
        body["seed"] = sampling.seed
    if request.answer_prefix:
        # vLLM needs the two flags; llama-server continues a last assistant message by itself.
        messages.append({"role": "assistant", "content": request.answer_prefix})
        body |= {"continue_final_message": True, "add_generation_prompt": False}
    return body


async def _items(lines: AsyncIterator[str]) -> AsyncGenerator[StreamItem, None]:
    reason, written = "", 0
    usage: dict[str, int] = {}
    async for line in lines:
        data = line.removeprefix("data:").strip()
        if not line.startswith("data:") or data == "[DONE]":
            continue
        chunk = json.loads(data)
        if "error" in chunk:
            raise _refusal(int(chunk["error"].get("code") or 500), data)
        usage = chunk.get("usage") or usage
        for choice in chunk.get("choices", ()):
            reason = choice.get("finish_reason") or reason
            if text := choice.get("delta", {}).get("content"):
                written += 1
                yield TextDelta(text)
    if not reason:
        raise EngineUnavailable("The model server ended the answer in the middle.")
    yield StreamEnd(
        "length" if reason == "length" else "stop",
        usage.get("prompt_tokens", 0),
        usage.get("completion_tokens", written),
    )


def _refusal(status: int, text: str) -> EngineError:
    """The upstream's own words reach the person."""
    message = _message(text)
    if status in {401, 403}:
        return RequestRefused(f"The model server wants a valid ARTIFACTS_API_KEY: {message}")
    if status == 404:
        return RequestRefused(f"Check ARTIFACTS_BASE_URL and ARTIFACTS_MODEL: {message}")
    if status in {400, 413, 422}:
        too_long = "context" in message.lower() or "input_tokens" in text
        return (ContextTooLong if too_long else RequestRefused)(message)
    return EngineUnavailable(f"The model server answered {status}: {message}")


def _message(text: str) -> str:
    try:
        body = json.loads(text)
    except ValueError:
        return text[:300]
    error = body.get("error", body) if isinstance(body, dict) else body
    return str(error.get("message", error) if isinstance(error, dict) else error)[:300]


def _unreachable(client: httpx.AsyncClient, error: httpx.HTTPError) -> EngineUnavailable:
    return EngineUnavailable(f"The model server {client.base_url} cannot be reached: {error}")
