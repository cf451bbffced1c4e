"""/v1 with OpenAI's own client, through a real web process."""

import json
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import openai
import pytest
import redis
from openai.types.chat import ChatCompletionChunk

from tests.integration.stack import ROOT, TOKEN, Stack, running_stack
from tests.support.valkey import free_port

pytestmark = pytest.mark.processes
SCRIPTS: list[dict[str, Any]] = [
    {"match": "<|fim_middle|>", "text": "return a + b"},
    {"match": "broken", "text": "half", "error": "The model fell over."},
    {"match": "slow", "text": "word " * 800, "tokens_per_second": 20},
    {"match": "", "text": "Good day – 你好 🎉", "tokens_per_second": 500},
]
MODEL = "scripted"
MOST = 4  # answers at once


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


def begin(client: openai.OpenAI) -> openai.Stream[ChatCompletionChunk]:
    """An answer that goes on for long."""
    stream = client.chat.completions.create(
        model=MODEL, messages=[{"role": "user", "content": "slow"}], stream=True
    )
    next(stream)
    return stream


def places(stack: Stack) -> int:
    server = redis.Redis.from_url(stack.valkey.url)
    return sum(int(server.zcard(key)) for key in server.scan_iter("v1:places:*"))


def wait_until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.05)  # between two looks


def test_a_person_is_given_so_many_answers_at_once(client: openai.OpenAI, stack: Stack) -> None:
    streams = [begin(client) for _ in range(MOST)]
    with pytest.raises(
        openai.RateLimitError, match=f"{MOST} answers are written at once"
    ) as refused:
        begin(client)
    assert int(refused.value.response.headers["Retry-After"]) > 0
    streams.pop().close()  # hangs up
    wait_until(lambda: places(stack) == MOST - 1)
    streams.append(begin(client))
    for stream in streams:
        stream.close()
    wait_until(lambda: places(stack) == 0)


def test_who_hangs_up_before_the_answer_holds_no_place(stack: Stack) -> None:
    body = {"model": MODEL, "messages": [{"role": "user", "content": "slow"}]}
    headers = {"Authorization": f"Bearer {TOKEN}"}
    with pytest.raises(httpx.ReadTimeout):
        httpx.post(f"{stack.origin}/v1/chat/completions", json=body, headers=headers, timeout=0.5)
    wait_until(lambda: places(stack) == 0)


def test_an_answer_that_was_read_to_its_end_holds_no_place(
    client: openai.OpenAI, stack: Stack
) -> None:
    for stream in [False, True] * MOST:
        client.chat.completions.create(
            model=MODEL, messages=[{"role": "user", "content": "hello"}], stream=stream
        )
    wait_until(lambda: places(stack) == 0)


def test_the_day_has_an_end(client: openai.OpenAI) -> None:  # last: the tokens are gone then
    long = [{"role": "user", "content": "word " * 3000}]
    client.chat.completions.create(model=MODEL, messages=long)  # type: ignore[arg-type]
    with pytest.raises(openai.RateLimitError, match="1,000 tokens") as refused:
        client.chat.completions.create(model=MODEL, messages=long)  # type: ignore[arg-type]
    assert int(refused.value.response.headers["Retry-After"]) > 0
