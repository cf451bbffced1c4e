"""The worker's Celery application, which writes down when vLLM has been told to drop a request.

A line for each, in the file that BENCH_ABORTS names: seconds of the machine's monotonic clock.
"""

import os
import time
from pathlib import Path
from typing import Any

from artifacts_app.config.celery import app
from inference.engines import vllm_engine

__all__ = ["app"]
load = vllm_engine._load


def note(moment: float) -> None:
    with Path(os.environ["BENCH_ABORTS"]).open("a") as file:
        file.write(f"{moment}\n")


def watched(arguments: dict[str, Any]) -> Any:
    engine = load(arguments)
    abort = engine.abort

    async def told(*words: Any, **named: Any) -> None:
        await abort(*words, **named)
        note(time.monotonic())

    engine.abort = told
    return engine


vllm_engine._load = watched
