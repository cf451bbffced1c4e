"""The engine that the settings name, the worker that runs it, and the GPUs."""

import importlib.util
from collections.abc import Iterator
from pathlib import Path

import httpx
from django.conf import settings
from redis.exceptions import RedisError

from artifacts_app.events.connection import connect
from artifacts_app.generation import engine_state
from artifacts_app.generation.process import engine_settings
from artifacts_app.management.diagnosis.finding import Finding, fail, ok, warn
from inference import placement
from inference.engines.llama_cpp import LlamaCppEngine
from inference.engines.openai_compatible import OpenAICompatibleEngine
from inference.engines.selection import create_engine
from inference.engines.vllm_engine import VllmEngine
from inference.errors import EngineError
from inference.hardware import gpus_here
from inference.placement import GIB

PATIENCE = 5.0  # seconds


def engine() -> Iterator[Finding]:
    """As a worker with these settings would start it; nothing is loaded."""
    try:
        chosen = create_engine(engine_settings())
    except EngineError as error:
        yield fail("engine", str(error), "Correct the setting that it names.")
        return
    if isinstance(chosen, OpenAICompatibleEngine):
        for url in settings.ARTIFACTS_BASE_URLS:
            yield _server(url)
    elif isinstance(chosen, VllmEngine):
        yield _vllm()
    elif isinstance(chosen, LlamaCppEngine):
        yield _file()
    else:
        yield ok("engine", settings.ARTIFACTS_ENGINE)


def _server(url: str) -> Finding:
    key = settings.ARTIFACTS_API_KEY
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    try:
        answer = httpx.get(f"{url.rstrip('/')}/models", headers=headers, timeout=PATIENCE)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        advice = "Start the model server, or correct ARTIFACTS_BASE_URL."
        return fail("engine", f"{url}: {error or type(error).__name__}", advice)
    if answer.status_code in {401, 403}:
        return fail("engine", f"{url} refuses our key", "Set ARTIFACTS_API_KEY.")
    if answer.status_code != httpx.codes.OK:
        advice = "ARTIFACTS_BASE_URL must end where OpenAI's API begins, as in http://gpu:8000/v1."
        return fail("engine", f"{url}/models answers {answer.status_code}", advice)
    return ok("engine", f"{url} answers")


def _vllm() -> Finding:
    if importlib.util.find_spec("vllm") is None:
        return fail("engine", "vLLM is not installed", "make vllm")
    return ok("engine", "vLLM in the worker")


def _file() -> Finding:
    model = settings.ARTIFACTS_MODEL
    if model is None or model == "artifacts-demo":
        return warn(
            "engine",
            "llama.cpp, with the demo model where nothing else was fetched",
            "Set ARTIFACTS_MODEL to a GGUF file, or ARTIFACTS_BASE_URL to a server.",
        )
    path = Path(model).expanduser()
    if not path.is_file():
        return fail("engine", f"{path} is no file", "Correct ARTIFACTS_MODEL.")
    return ok("engine", f"llama.cpp with {path.name}, {path.stat().st_size / GIB:.1f} GiB")


def worker() -> Iterator[Finding]:
    try:
        state = engine_state.best(engine_state.states(connect()))
    except RedisError:
        return  # said of Redis itself
    if state.ready:
        yield ok("worker", f"{state.name} is ready")
    else:
        advice = "Start one (manage.py run), or wait until the model is loaded."
        yield warn("worker", state.detail, advice)


def gpus() -> Iterator[Finding]:
    found = gpus_here()
    if not found:
        words = "none that NVIDIA's driver names"
        wanted = settings.ARTIFACTS_ENGINE == "vllm"
        yield fail("gpu", words, "Install the driver.") if wanted else ok("gpu", words)
        return
    said = ", ".join(f"{gpu.name} with {gpu.memory / GIB:.0f} GiB" for gpu in found)
    plan = placement.best(found, settings.ARTIFACTS_GPU_MEMORY, settings.ARTIFACTS_CONTEXT)
    yield (
        ok("gpu", f"{said}: room for {plan}")
        if plan
        else warn("gpu", f"{said}: too little for the family", "manage.py models says what fits.")
    )
