"""What an HTTP server's refusal means for the person who waits; its own words are kept."""

import json

from inference.engines.chat_completions import message_of
from inference.errors import ContextTooLong, EngineError, EngineUnavailable, RequestRefused

# What OpenAI, llama-server and vLLM say.
TOO_LONG = {"context_length_exceeded", "exceed_context_size_error", "input_tokens"}
BUSY = 429


def refusal(status: int, text: str) -> EngineError:
    error = _error_in(text)
    message = message_of(error) or f"HTTP status {status}"
    if status in {401, 403}:
        return RequestRefused(f"The model server wants another ARTIFACTS_API_KEY: {message}")
    if status == 404:
        return RequestRefused(
            f"The model server does not know what ARTIFACTS_BASE_URL and ARTIFACTS_MODEL name: "
            f"{message}"
        )
    if status == BUSY:
        return EngineUnavailable(f"The model server is busy: {message}")
    if 400 <= status < 500:
        kind = ContextTooLong if _is_too_long(error, message) else RequestRefused
        return kind(f"The model server refused the request: {message}")
    return EngineUnavailable(f"The model server failed: {message}")


def refusal_in_stream(error: object) -> EngineError:
    """For an error object in place of a chunk. Its code is a status with most servers."""
    code = error.get("code") if isinstance(error, dict) else None
    status = code if isinstance(code, int) else 500
    return refusal(400 if code in TOO_LONG else status, json.dumps({"error": error}))


def _error_in(text: str) -> object:
    try:
        body = json.loads(text)
    except ValueError:
        return text  # of a proxy, say
    return body.get("error", body) if isinstance(body, dict) else body


def _is_too_long(error: object, message: str) -> bool:
    if isinstance(error, dict):
        said = {error.get("code"), error.get("type"), error.get("param")}
        if said & TOO_LONG:
            return True
    # SGLang and older vLLM have nothing but the sentence.
    return "context length" in message.lower()
