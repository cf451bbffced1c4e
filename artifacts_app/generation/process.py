"""The one GenerationWorker of this process, made when the worker starts."""

from django.conf import settings

from artifacts_app.generation.worker import GenerationWorker
from inference.engines.selection import EngineSettings, create_engine

_worker: GenerationWorker | None = None


def engine_settings() -> EngineSettings:
    raise NotImplementedError


def start_worker() -> GenerationWorker:
    global _worker
    if _worker is None:
        _worker = GenerationWorker(create_engine(engine_settings()))
        _worker.start()
    return _worker


def current_worker() -> GenerationWorker:
    if _worker is None:
        raise RuntimeError("this process is not a worker: start_worker() was not called")
    return _worker
