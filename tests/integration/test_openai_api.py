"""/v1 with OpenAI's own client, through a real web process."""

import json
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import openai
import pytest
import redis

from tests.integration.stack import ROOT, TOKEN, Stack, running_stack
from tests.support.valkey import free_port

pytestmark = pytest.mark.processes
SCRIPTS: list[dict[str, Any]] = [
    {"match": "<|fim_middle|>", "text": "return a + b"},
    {"match": "broken", "text": "half", "error": "The model fell over."},
    {"match": "", "text": "Good day – 你好 🎉", "tokens_per_second": 500},
]
MODEL = "scripted"


@pytest.fixture(scope="module", params=["server", "worker"])
def stack(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Stack]:
    """The model has a server of its own, or lives in the worker."""
    make = beside_a_server if request.param == "server" else in_the_worker
    with make(tmp_path_factory.mktemp("openai")) as stack:
        yield stack


@contextmanager
def in_the_worker(folder: Path) -> Iterator[Stack]:
    with running_stack(folder, SCRIPTS, MAX_TOKENS_PER_DAY="1000") as stack:
        yield stack


@contextmanager
def beside_a_server(folder: Path) -> Iterator[Stack]:
    scripts, port = folder / "replayed.json", free_port()
    scripts.write_text(json.dumps(SCRIPTS))
    command = [sys.executable, "-m", "tests.support.openai_replay", str(scripts), str(port)]
    server = subprocess.Popen(command, cwd=ROOT)
    try:
        with running_stack(
            folder,
            None,
            ARTIFACTS_ENGINE="openai_compatible",
            ARTIFACTS_BASE_URL=f"http://127.0.0.1:{port}/v1",
            MAX_TOKENS_PER_DAY="1000",
        ) as stack:
            yield stack
    finally:
        server.terminate()
        server.wait()


@pytest.fixture
def client(stack: Stack) -> openai.OpenAI:
    return openai.OpenAI(base_url=f"{stack.origin}/v1", api_key=TOKEN, max_retries=0)


def test_models_are_listed(client: openai.OpenAI) -> None:
    assert [model.id for model in client.models.list()] == [MODEL]


def test_a_chat_is_answered_whole(client: openai.OpenAI) -> None:
    answer = client.chat.completions.create(
        model=MODEL, messages=[{"role": "user", "content": "hello"}]
    )
    assert answer.choices[0].message.content == "Good day – 你好 🎉"
    assert answer.usage is not None


def test_a_chat_is_streamed(client: openai.OpenAI) -> None:
    chunks = list(
        client.chat.completions.create(
            model=MODEL, messages=[{"role": "user", "content": "hello"}], stream=True
        )
    )
    text = "".join(chunk.choices[0].delta.content or "" for chunk in chunks)
    assert text == "Good day – 你好 🎉"
    assert len(chunks) > 3


def tokens_of_today(stack: Stack) -> int:
    server = redis.Redis.from_url(stack.valkey.url)
    return sum(int(server.get(key) or 0) for key in server.scan_iter("tokens:*"))


def test_a_stream_is_counted_before_its_end_is_told(client: openai.OpenAI, stack: Stack) -> None:
    for _ in range(3):
        before = tokens_of_today(stack)
        stream = client.chat.completions.create(
            model=MODEL, messages=[{"role": "user", "content": "hello"}], stream=True
        )
        list(stream)
        stream.close()
        assert tokens_of_today(stack) > before


def test_the_middle_is_filled_in(client: openai.OpenAI) -> None:
    answer = client.completions.create(model=MODEL, prompt="def add(a, b):\n    ", suffix="\n")
    assert answer.choices[0].text == "return a + b"


def test_a_model_that_breaks_off_is_told_in_the_stream(client: openai.OpenAI) -> None:
    with pytest.raises(openai.APIError, match="fell over"):
        list(
            client.chat.completions.create(
                model=MODEL, messages=[{"role": "user", "content": "broken"}], stream=True
            )
        )


def test_a_stranger_is_refused(stack: Stack) -> None:
    stranger = openai.OpenAI(base_url=f"{stack.origin}/v1", api_key="guessed", max_retries=0)
    with pytest.raises(openai.AuthenticationError):
        stranger.models.list()
    with pytest.raises(urllib.error.HTTPError, match="401"):
        urllib.request.urlopen(f"{stack.origin}/v1/models", timeout=10)


def test_another_model_is_not_found(client: openai.OpenAI) -> None:
    with pytest.raises(openai.NotFoundError, match=MODEL):
        client.completions.create(model="gpt", prompt="x")


def test_the_day_has_an_end(client: openai.OpenAI) -> None:  # last: the tokens are gone then
    long = [{"role": "user", "content": "word " * 3000}]
    client.chat.completions.create(model=MODEL, messages=long)  # type: ignore[arg-type]
    with pytest.raises(openai.RateLimitError, match="1,000 tokens") as refused:
        client.chat.completions.create(model=MODEL, messages=long)  # type: ignore[arg-type]
    assert int(refused.value.response.headers["Retry-After"]) > 0
