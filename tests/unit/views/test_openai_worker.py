"""What a client may ask of a model inside a worker, and where its answer ends."""

from typing import Any

import pytest

from artifacts_app.views.openai_api.errors import Refused
from artifacts_app.views.openai_api.question import Question
from artifacts_app.views.openai_api.spoken import Asked, asked_of
from artifacts_app.views.openai_api.stops import StopAt
from inference.types import ChatMessage, Sampling

HELLO = [{"role": "user", "content": "hello"}]


def asked(path: str = "chat/completions", **body: Any) -> Asked:
    whole = {"model": "coder", "max_tokens": 100, **body}
    return asked_of(Question(path, whole, stream=False, wants_usage=False))


def test_a_conversation_keeps_its_roles() -> None:
    parts = [{"type": "text", "text": "a"}, {"type": "text", "text": "b"}]
    sent = [{"role": "developer", "content": "Be short."}, {"role": "user", "content": parts}]
    question = asked(messages=sent).question
    assert question.messages == (ChatMessage("system", "Be short."), ChatMessage("user", "ab"))


def test_what_is_not_said_is_the_models_own() -> None:
    assert asked(messages=HELLO).question.sampling == Sampling(max_tokens=100)


def test_what_is_said_counts() -> None:
    question = asked(messages=HELLO, temperature=0, top_k=-1, seed=7).question
    assert question.sampling == Sampling(temperature=0, top_k=0, seed=7, max_tokens=100)


def test_a_suffix_makes_a_gap() -> None:
    question = asked("completions", prompt="a", suffix="c").question
    assert (question.prefix, question.suffix) == ("a", "c")
    assert asked("completions", prompt="a", suffix="").question.suffix is None


@pytest.mark.parametrize(
    ("body", "param"),
    [
        ({"tools": [{"type": "function"}]}, "tools"),
        ({"response_format": {"type": "json_object"}}, "response_format"),
        ({"presence_penalty": 1}, "presence_penalty"),
        ({"temperature": "hot"}, "temperature"),
        ({"temperature": True}, "temperature"),
        ({"top_p": 7}, "top_p"),
        ({"seed": 1.5}, "seed"),
        ({"stop": ["a"] * 5}, "stop"),
        ({"stop": [""]}, "stop"),
        ({"messages": ["hello"]}, "messages[0].role"),
        ({"messages": [{"role": "tool", "content": "x"}]}, "messages[0].role"),
        ({"messages": [{"role": "user", "content": None}]}, "messages[0].content"),
        (
            {"messages": [{"role": "user", "content": [{"type": "image_url"}]}]},
            "messages[0].content",
        ),
    ],
)
def test_what_it_does_not_know_is_refused_by_name(body: dict[str, Any], param: str) -> None:
    with pytest.raises(Refused) as refused:
        asked(**{"messages": HELLO, **body})
    assert refused.value.param == param
    assert refused.value.status == 400


def test_neutral_values_pass() -> None:
    asked(messages=HELLO, tools=[], response_format={"type": "text"}, presence_penalty=0)


@pytest.mark.parametrize("size", [1, 2, 3, 100])
def test_a_stop_ends_the_text_however_it_is_cut(size: int) -> None:
    text, stop = "one END two EN three END. four", StopAt(["END.", "five"])
    shown = ""
    for start in range(0, len(text), size):
        shown += stop.read(text[start : start + size])
        if stop.found:
            break
    assert shown == "one END two EN three "


def test_what_only_began_like_a_stop_is_shown_in_the_end() -> None:
    stop = StopAt(["END."])
    assert stop.read("the EN") == "the "
    assert stop.rest() == "EN"
    assert not stop.found
