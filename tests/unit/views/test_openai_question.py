import json
from typing import Any

import pytest
from django.conf import settings

from artifacts_app.views.openai_api.errors import Refused
from artifacts_app.views.openai_api.question import marked, read_question

CHAT = {"messages": [{"role": "user", "content": "hello"}]}


def asked(path: str, body: Any) -> dict[str, Any]:
    return read_question(path, json.dumps(body).encode(), ["coder"]).body


def test_unknown_fields_are_left_out() -> None:
    body = asked("chat/completions", {**CHAT, "chat_template": "{{ 1 }}", "top_k": 5})
    assert body == {**CHAT, "top_k": 5, "model": "coder", "max_tokens": settings.MAX_ANSWER_TOKENS}


def test_answers_are_bounded() -> None:
    body = asked("chat/completions", {**CHAT, "max_completion_tokens": 10**9})
    assert body["max_completion_tokens"] == settings.MAX_ANSWER_TOKENS


def test_usage_is_always_asked_for_in_a_stream() -> None:
    question = read_question(
        "chat/completions", json.dumps({**CHAT, "stream": True}).encode(), ["coder"]
    )
    assert question.body["stream_options"] == {"include_usage": True}
    assert not question.wants_usage


def test_a_suffix_becomes_marks() -> None:
    raw = json.dumps({"prompt": "a", "suffix": "c"}).encode()
    body = marked(read_question("completions", raw, ["coder"])).body
    assert body["prompt"] == "<|fim_prefix|>a<|fim_suffix|>c<|fim_middle|>"
    assert "suffix" not in body


@pytest.mark.parametrize(
    ("body", "param"),
    [
        ({}, "messages"),
        ({"messages": "hello"}, "messages"),
        ({**CHAT, "n": 2}, "n"),
        ({**CHAT, "stream": "yes"}, "stream"),
        ({**CHAT, "stream_options": [1]}, "stream_options"),
        ({**CHAT, "max_tokens": -1}, "max_tokens"),
        ({**CHAT, "model": "other"}, "model"),
        ([], None),
    ],
)
def test_what_no_server_should_be_asked_is_refused(body: Any, param: str | None) -> None:
    with pytest.raises(Refused) as refused:
        asked("chat/completions", body)
    assert refused.value.param == param
    assert refused.value.status in {400, 404}
