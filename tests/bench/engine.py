"""`python -m tests.bench.engine`: tokens a second of the real vLLM, through the whole stack and alone.

Two processes hold the same model, and are asked in turn: the worker, through web, Celery, event log
and WebSocket; and vLLM by itself. vLLM computes on one core, as a GPU of its own would: the rest is
the application's. Left out where `.vllm` (`make test-vllm`) is not installed.
"""

import argparse
import asyncio
import json
import os
import subprocess
import sysconfig
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

import httpx
import websockets

from artifacts_app.management.services import worker_service
from artifacts_app.management.supervisor.service import Service
from inference import demo_model
from tests.integration.stack import ROOT, TOKEN, Stack

PYTHON = ROOT / ".vllm/bin/python"
MISSING = ROOT / ".vllm/missing"
HEADERS = {"Authorization": f"Bearer {TOKEN}"}
SENTENCES = (
    "a clock", "a to-do list", "a snake game", "a quiz about planets", "a bar chart of fruit",
    "a countdown", "a calculator", "a landing page for a bakery", "a memory game", "a stopwatch",
    "a pie chart", "a tip calculator", "a portfolio", "a drawing board", "一个倒计时", "一个待办清单",
)  # fmt: skip
TOKENS = {"wide": 80, "demo": 400}  # of each answer, which is cut there
# Tokens of context besides the answer's: room for a sentence, and too few to go on with what was cut.
BESIDES = 520
CACHE = 256 * 2**20  # bytes of keys and values
CANCELS = 8
LONGEST_CANCEL = 30  # seconds
LONGEST_START = 300  # seconds; on a busy machine importing vLLM alone takes one


@dataclass
class Measured:
    speeds: list[float] = field(default_factory=list)  # tokens a second, of each round
    first: list[float] = field(default_factory=list)  # milliseconds, of each stream
    writing: list[float] = field(default_factory=list)  # tokens a second after it, of each stream

    def take(self, tokens: int, seconds: float, first: list[float], writing: list[float]) -> None:
        self.speeds.append(tokens / seconds)
        self.first += [1000 * each for each in first]
        self.writing += writing


def environment(folder: Path, model: Path, tokens: int) -> dict[str, str]:
    arguments = {"model": str(model), "enforce_eager": True, "kv_cache_memory_bytes": CACHE}
    return {
        "ARTIFACTS_ENGINE": "vllm",
        "ARTIFACTS_MODEL": demo_model.NAME,  # for its prompts, whatever its size
        "ARTIFACTS_DTYPE": "float32",
        "ARTIFACTS_CONTEXT": str(tokens + BESIDES),
        "ARTIFACTS_PARALLEL": str(len(SENTENCES)),
        "ARTIFACTS_VLLM_ARGUMENTS": json.dumps(arguments),
        "MAX_ANSWER_TOKENS": str(tokens),
        "WORKER_CONCURRENCY": str(len(SENTENCES)),
        "BENCH_ABORTS": str(folder / "aborts"),
        "HF_HUB_OFFLINE": "1",
        "VLLM_NO_USAGE_STATS": "1",
        "VLLM_LOGGING_LEVEL": "WARNING",
        "VLLM_ENABLE_V1_MULTIPROCESSING": "0",
        "OMP_NUM_THREADS": "1",
        "VLLM_CPU_OMP_THREADS_BIND": "nobind",
        # The application's own packages come first: vLLM brings another package named "ninja".
        "PYTHONPATH": os.pathsep.join([str(ROOT), sysconfig.get_paths()["purelib"]]),
    }


class VllmStack(Stack):
    """Its worker runs where vLLM is installed."""

    longest_start = LONGEST_START

    def start_worker(self, number: int = 1, **extra: str) -> None:
        service = worker_service(number, len(SENTENCES), self.environment | extra)
        words = [word.replace("artifacts_app.config.celery", "tests.bench.watched_worker")
                 for word in service.command[1:]]  # fmt: skip
        self._start(Service(service.name, [str(PYTHON), *words], service.environment, 15))


class Alone:
    """The process that has vLLM and nothing else."""

    def __init__(self, variables: dict[str, str], log: Path) -> None:
        self._process = subprocess.Popen(
            [str(PYTHON), "-m", "tests.bench.engine_alone"],
            env={**os.environ, **variables}, cwd=ROOT, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log.open("w"),
        )  # fmt: skip

    def line(self) -> str:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError("vLLM alone has ended")
        return line

    def ask(self, sentences: tuple[str, ...]) -> dict[str, Any]:
        assert self._process.stdin is not None
        print(json.dumps(sentences), file=self._process.stdin, flush=True)
        return dict(json.loads(self.line()))

    def end(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        try:
            self._process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


async def written(stack: Stack, http: httpx.AsyncClient, sentence: str) -> tuple[int, float, float]:
    """Tokens, and when the first and the last of them reached the viewer."""
    created = (await http.post("/api/artifacts", json={"prompt": sentence})).json()
    url = stack.origin.replace("http", "ws") + created["events"]
    first = last = 0.0
    async with websockets.connect(url, additional_headers=HEADERS, compression=None) as socket:
        async for message in socket:
            event = json.loads(message)
            if "text" in event:
                last = time.monotonic()
                first = first or last
            if event["type"] == "finished":
                return int(event["usage"]["completion_tokens"]), first, last
            if event["type"] in {"failed", "cancelled"}:
                raise RuntimeError(f"{sentence}: {message!r}")
    raise RuntimeError(f"{sentence}: the socket was closed")


async def through(
    stack: Stack, http: httpx.AsyncClient, sentences: tuple[str, ...]
) -> dict[str, Any]:
    started = time.monotonic()
    found = await asyncio.gather(*(written(stack, http, each) for each in sentences))
    return {
        "tokens": sum(tokens for tokens, _, _ in found),
        "seconds": max(last for _, _, last in found) - started,
        "first": [first - started for _, first, _ in found],
        "writing": [tokens / (last - first) for tokens, first, last in found],
    }


async def cancelled(stack: Stack, http: httpx.AsyncClient, aborts: Path) -> float:
    """Milliseconds from asking for it until vLLM has dropped the request."""
    created = (await http.post("/api/artifacts", json={"prompt": SENTENCES[0]})).json()
    url = stack.origin.replace("http", "ws") + created["events"]
    before = len(_lines(aborts))
    async with websockets.connect(url, additional_headers=HEADERS, compression=None) as socket:
        async for message in socket:
            if "text" in json.loads(message):
                break
        started = time.monotonic()
        path = f"/api/generations/{created['generation']['id']}/cancel"
        (await http.post(path)).raise_for_status()
        while len(_lines(aborts)) == before:
            if time.monotonic() - started > LONGEST_CANCEL:
                raise TimeoutError("vLLM was not told of the cancellation")
            await asyncio.sleep(0.002)  # between two looks
    return 1000 * (float(_lines(aborts)[before]) - started)


def _lines(path: Path) -> list[str]:
    return path.read_text().splitlines() if path.exists() else []


async def compare(stack: Stack, alone: Alone, name: str, rounds: int) -> None:
    async with httpx.AsyncClient(base_url=stack.origin, headers=HEADERS, timeout=60) as http:
        alone.ask(SENTENCES[:2])
        await through(stack, http, SENTENCES[:2])  # the first of all opens connections
        for count in (1, len(SENTENCES)):
            ours, theirs = Measured(), Measured()
            for _ in range(rounds):  # in turn, so that what else the machine does meets both
                theirs.take(**alone.ask(SENTENCES[:count]))
                ours.take(**await through(stack, http, SENTENCES[:count]))
            print(_row(name, count, ours, theirs), flush=True)
        aborts = stack.folder / "aborts"
        took = sorted([await cancelled(stack, http, aborts) for _ in range(CANCELS)])
    print(f"\n{name}: vLLM has dropped a cancelled request after {median(took):.0f} ms, "
          f"at worst {took[-1]:.0f} (of {CANCELS}).\n", flush=True)  # fmt: skip


def _row(name: str, count: int, ours: Measured, theirs: Measured) -> str:
    ratio = median(ours.speeds) / median(theirs.speeds)
    writing = median(ours.writing) / median(theirs.writing)
    return (
        f"| {name} | {count} | {median(theirs.speeds):.1f} | {median(ours.speeds):.1f} "
        f"| {ratio:.3f} | {writing:.3f} | {median(theirs.first):.0f} "
        f"| {median(ours.first) - median(theirs.first):+.0f} |"
    )


@contextmanager
def both(folder: Path, model: Path, tokens: int) -> Iterator[tuple[Stack, Alone]]:
    variables = environment(folder, model, tokens)
    alone, stack = Alone(variables, folder / "alone.log"), VllmStack(folder, None, **variables)
    try:
        stack.start()
        alone.line()  # that it is ready
        yield stack, alone
    finally:
        stack.stop()
        alone.end()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--models", nargs="+", choices=tuple(TOKENS), default=[*TOKENS])
    parser.add_argument("--rounds", type=int, default=2)
    options = parser.parse_args()
    if MISSING.is_file() or not PYTHON.is_file():
        why = MISSING.read_text().strip() if MISSING.is_file() else "make test-vllm installs it"
        print(f"vLLM is not measured: it is not installed ({why})")
        return
    print("| model | streams | vLLM alone, tokens/s | whole stack | share | share after the first "
          "token | first token alone, ms | added |\n|---|---|---|---|---|---|---|---|")  # fmt: skip
    for name in options.models:
        with tempfile.TemporaryDirectory() as folder:
            model = demo_model.FOLDER
            if name == "wide":
                model = Path(folder, "model")
                command = [str(PYTHON), "-m", "tests.bench.wide_model", str(model)]
                subprocess.run(command, cwd=ROOT, check=True)
            with both(Path(folder), model, TOKENS[name]) as (stack, alone):
                asyncio.run(compare(stack, alone, name, options.rounds))


if __name__ == "__main__":
    main()
