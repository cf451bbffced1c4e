"""vLLM without the application: what `tests.bench.engine` measures the whole stack against.

Reads a list of sentences from each line of its input, asks them all at once and writes a line with
the tokens, the seconds until the last one, and the seconds until each first one. Takes its settings
from the environment, as the worker does.
"""

import asyncio
import json
import os
import sys
import time
from typing import Any, TextIO

from inference.engines.vllm_engine import VllmEngine
from inference.engines.vllm_options import VllmOptions
from inference.prompts import demo


def options() -> VllmOptions:
    return VllmOptions(
        model=os.environ["ARTIFACTS_MODEL"],
        dtype=os.environ["ARTIFACTS_DTYPE"],
        context_tokens=int(os.environ["ARTIFACTS_CONTEXT"]),
        parallel=int(os.environ["ARTIFACTS_PARALLEL"]),
        arguments=os.environ["ARTIFACTS_VLLM_ARGUMENTS"],
    )


async def written(engine: VllmEngine, sentence: str, name: str) -> tuple[int, float, float]:
    """Tokens, and when the first and the last one came; asked of vLLM itself, not of our engine around it."""
    from vllm import SamplingParams
    from vllm.sampling_params import RequestOutputKind

    prompt = engine._prompt(demo.conversation(sentence).messages)
    params = SamplingParams(
        temperature=0,
        max_tokens=int(os.environ["MAX_ANSWER_TOKENS"]),
        output_kind=RequestOutputKind.DELTA,
    )
    tokens, first, last = 0, 0.0, 0.0
    async for result in engine._engine.generate({"prompt_token_ids": prompt}, params, name):
        last = time.monotonic()
        first = first or last
        tokens += len(result.outputs[0].token_ids)
    return tokens, first, last


async def all_at_once(engine: VllmEngine, sentences: list[str], number: int) -> dict[str, Any]:
    started = time.monotonic()
    names = [f"{number}-{place}" for place in range(len(sentences))]
    found = await asyncio.gather(
        *(written(engine, *each) for each in zip(sentences, names, strict=True))
    )
    return {
        "tokens": sum(tokens for tokens, _, _ in found),
        "seconds": time.monotonic() - started,
        "first": [first - started for _, first, _ in found],
        "writing": [tokens / (last - first) for tokens, first, last in found],
    }


async def main(answers: TextIO) -> None:
    engine = VllmEngine(options())
    await engine.start()
    print("ready", file=answers, flush=True)
    number = 0
    while line := await asyncio.to_thread(sys.stdin.readline):
        number += 1
        measured = await all_at_once(engine, json.loads(line), number)
        print(json.dumps(measured), file=answers, flush=True)
    await engine.close()


if __name__ == "__main__":
    kept = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # vLLM writes its log there
    asyncio.run(main(kept))
