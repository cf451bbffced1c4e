import json

import pytest

from inference.engines.refusal import refusal, refusal_in_stream
from inference.errors import ContextTooLong, EngineError, EngineUnavailable, RequestRefused

LONG = "This model's maximum context length is 2048 tokens."


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (400, {"error": {"message": "Too much.", "param": "input_tokens"}}, ContextTooLong),
        (400, {"error": {"message": "No.", "code": "context_length_exceeded"}}, ContextTooLong),
        (400, {"error": {"message": "No.", "type": "exceed_context_size_error"}}, ContextTooLong),
        (400, {"object": "error", "message": LONG, "code": 400}, ContextTooLong),
        (400, {"error": {"message": "top_k must be positive", "param": "top_k"}}, RequestRefused),
        (422, {"detail": [{"msg": "field required"}]}, RequestRefused),
        (401, {"error": "Unauthorized"}, RequestRefused),
        (404, {"error": {"message": "The model `x` does not exist."}}, RequestRefused),
        (429, {"error": {"message": "Slow down."}}, EngineUnavailable),
        (500, {"error": {"message": "CUDA out of memory."}}, EngineUnavailable),
        (503, {"error": {"message": "Loading model"}}, EngineUnavailable),
    ],
)
def test_each_status_becomes_its_kind_of_error(
    status: int, body: object, kind: type[EngineError]
) -> None:
    error = refusal(status, json.dumps(body))
    assert type(error) is kind
    assert error.retryable == (kind is EngineUnavailable)


@pytest.mark.parametrize(
    ("status", "text", "words"),
    [
        (500, '{"error": {"message": "CUDA out of memory."}}', "CUDA out of memory."),
        (401, '{"error": "Unauthorized"}', "ARTIFACTS_API_KEY: Unauthorized"),
        (404, '{"detail": "Not Found"}', "ARTIFACTS_BASE_URL and ARTIFACTS_MODEL name: Not Found"),
        (502, "<h1>Bad Gateway</h1>", "<h1>Bad Gateway</h1>"),
        (503, "", "HTTP status 503"),
        (500, "[1, 2]", "[1, 2]"),
        (500, "null", "HTTP status 500"),
    ],
)
def test_the_words_of_the_server_reach_the_person(status: int, text: str, words: str) -> None:
    assert words in str(refusal(status, text))


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        ({"message": "died", "code": 500}, EngineUnavailable),
        ({"message": "no", "code": 400}, RequestRefused),
        ({"message": "no", "code": "context_length_exceeded"}, ContextTooLong),
        ({"message": "no", "code": None}, EngineUnavailable),
        ("died", EngineUnavailable),
    ],
)
def test_an_error_in_the_stream_has_a_kind_too(error: object, kind: type[EngineError]) -> None:
    assert type(refusal_in_stream(error)) is kind
