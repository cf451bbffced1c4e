"""Which engine runs, by what is wanted and what is there."""

import importlib.util
from dataclasses import dataclass, field, replace
from pathlib import Path

from inference import catalogue, demo_model, placement
from inference.engines.base import Engine
from inference.engines.llama_cpp import LlamaCppEngine
from inference.engines.openai_compatible import OpenAICompatibleEngine
from inference.engines.scripted import ScriptedEngine, read_scripts
from inference.engines.server_kind import KINDS
from inference.engines.vllm_engine import VllmEngine
from inference.engines.vllm_options import VllmOptions
from inference.errors import EngineMisconfigured
from inference.hardware import gpus_here
from inference.weights import best_gguf, machine_memory

KNOWN = ("auto", "vllm", "llama_cpp", "openai_compatible", "scripted")
SERVER_KINDS = ("auto", *KINDS)
LLAMA_PARALLEL = 4  # requests at once where nothing is set
GGUF_CONTEXT = 16_384  # tokens a request where nothing is set; Qwen2.5-Coder takes 32,768


@dataclass(frozen=True, slots=True)
class EngineSettings:
    engine: str = "auto"
    model: str | None = None  # a GGUF file, one of the family, or the name that a server knows
    base_urls: tuple[str, ...] = ()
    api_key: str | None = None
    server_kind: str = "auto"  # of `base_urls`: "auto" asks the server what it is
    context_tokens: int = 0  # 0: the model's own
    parallel: int = 0  # requests at once, for engines in this process; 0: the engine's own
    threads: int = 0  # 0: all cores but one
    script: str | None = None
    models: Path | None = None  # the folder of weights that `manage.py models pull` fetches
    vllm: VllmOptions = field(default_factory=VllmOptions)  # without what stands above


def create_engine(settings: EngineSettings) -> Engine:
    """The engine, not yet started. Raises EngineMisconfigured, saying which setting is wrong."""
    match settings.engine:
        case "auto":
            return _best(settings)
        case "llama_cpp":
            return _llama_cpp(settings)
        case "openai_compatible":
            return _openai_compatible(settings)
        case "scripted":
            return _scripted(settings)
        case "vllm":
            return _vllm(settings)
    raise EngineMisconfigured(
        f"ARTIFACTS_ENGINE is {settings.engine!r}; it must be one of {', '.join(KNOWN)}."
    )


def _best(settings: EngineSettings) -> Engine:
    """A server where one is named; else a model of the family on GPUs; else llama.cpp."""
    if settings.base_urls:
        return _openai_compatible(settings)
    if settings.model is not None:
        return _vllm(settings) if catalogue.find(settings.model) else _llama_cpp(settings)
    if importlib.util.find_spec("vllm") and (plan := _plan(settings)):
        return _vllm(replace(settings, model=f"{plan.model.size}-{plan.precision}"))
    file = best_gguf(settings.models, machine_memory())
    return _llama_cpp(replace(settings, model=str(file)) if file else settings)


def _plan(settings: EngineSettings) -> placement.Plan | None:
    context = settings.context_tokens or settings.vllm.context_tokens
    return placement.best(gpus_here(), settings.vllm.memory_utilization, context)


def _vllm(settings: EngineSettings) -> Engine:
    options = settings.vllm
    return VllmEngine(
        replace(
            options,
            model=settings.model or options.model,
            context_tokens=settings.context_tokens or options.context_tokens,
            parallel=settings.parallel or options.parallel,
            models=settings.models,
        )
    )


def _llama_cpp(settings: EngineSettings) -> Engine:
    if settings.model is None or settings.model == demo_model.NAME:
        return LlamaCppEngine(
            demo_model.WEIGHTS,
            name=demo_model.NAME,
            context_tokens=demo_model.CONTEXT_TOKENS,
            parallel=settings.parallel or LLAMA_PARALLEL,
            threads=settings.threads,
            is_demo=True,
        )
    path = Path(settings.model).expanduser()
    return LlamaCppEngine(
        path,
        name=path.stem,
        context_tokens=settings.context_tokens or GGUF_CONTEXT,
        parallel=settings.parallel or LLAMA_PARALLEL,
        threads=settings.threads,
    )


def _openai_compatible(settings: EngineSettings) -> Engine:
    if not settings.base_urls:
        raise EngineMisconfigured("Set ARTIFACTS_BASE_URL to the server, as in http://gpu:8000/v1.")
    if settings.server_kind not in SERVER_KINDS:
        raise EngineMisconfigured(
            f"ARTIFACTS_SERVER_KIND is {settings.server_kind!r}; it must be one of "
            f"{', '.join(SERVER_KINDS)}."
        )
    return OpenAICompatibleEngine(
        settings.base_urls,
        model=settings.model,
        api_key=settings.api_key,
        context_tokens=settings.context_tokens,
        kind=settings.server_kind,
    )


def _scripted(settings: EngineSettings) -> Engine:
    if settings.script is None:
        raise EngineMisconfigured("Set ARTIFACTS_SCRIPT to a JSON file of scripts.")
    scripts = read_scripts(Path(settings.script))
    return ScriptedEngine(scripts, name=settings.model or "scripted")
