"""The one GenerationWorker of this process, made when the worker starts."""

from django.conf import settings

from artifacts_app.generation.worker import GenerationWorker
from inference.engines.selection import EngineSettings, create_engine
from inference.engines.vllm_options import VllmOptions

_worker: GenerationWorker | None = None


def start_worker(slots: int) -> GenerationWorker:
    global _worker
    if _worker is None:
        _worker = GenerationWorker(create_engine(engine_settings()), slots)
        _worker.start()
    return _worker


def is_worker() -> bool:
    """Whether this process writes pages."""
    return _worker is not None


def current_worker() -> GenerationWorker:
    if _worker is None:
        raise RuntimeError("this process is not a worker: start_worker() was not called")
    return _worker


def engine_settings() -> EngineSettings:
    return EngineSettings(
        engine=settings.ARTIFACTS_ENGINE,
        model=settings.ARTIFACTS_MODEL,
        base_urls=tuple(settings.ARTIFACTS_BASE_URLS),
        api_key=settings.ARTIFACTS_API_KEY,
        context_tokens=settings.ARTIFACTS_CONTEXT,
        parallel=settings.ARTIFACTS_PARALLEL,
        threads=settings.ARTIFACTS_THREADS,
        server_kind=settings.ARTIFACTS_SERVER_KIND,
        script=settings.ARTIFACTS_SCRIPT,
        models=settings.MODELS_DIR,
        vllm=VllmOptions(
            revision=settings.ARTIFACTS_REVISION,
            tensor_parallel=settings.ARTIFACTS_TENSOR_PARALLEL,
            pipeline_parallel=settings.ARTIFACTS_PIPELINE_PARALLEL,
            dtype=settings.ARTIFACTS_DTYPE,
            quantization=settings.ARTIFACTS_QUANTIZATION,
            memory_utilization=settings.ARTIFACTS_GPU_MEMORY,
            speculation=settings.ARTIFACTS_SPECULATION,
            arguments=settings.ARTIFACTS_VLLM_ARGUMENTS,
            hub=settings.ARTIFACTS_HUB,
            lora=settings.ARTIFACTS_LORA,
        ),
    )
