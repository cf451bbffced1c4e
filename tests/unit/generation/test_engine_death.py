"""A dead engine ends its worker, not its generations."""

import os
import signal
import uuid

import pytest

from artifacts_app.generation.runner import Job
from artifacts_app.generation.worker import GenerationWorker
from inference.engines.scripted import Script, ScriptedEngine
from inference.errors import EngineDied
from inference.prompts import artifact

TEXT = "```html\n<p>Half a page</p>\n"


def test_the_worker_ends_and_leaves_the_rest_to_another(
    redis_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    signals: list[int] = []
    monkeypatch.setattr(os, "kill", lambda pid, number: signals.append(number))
    engine = ScriptedEngine([Script(TEXT, error="gone", error_code="engine_died")])
    worker = GenerationWorker(engine)
    worker.start()
    job = Job(uuid.uuid4(), uuid.uuid4(), 1, 1, artifact.conversation("a page"), 100, 10_000)
    with pytest.raises(EngineDied):
        worker.run(job)
    assert signals == [signal.SIGTERM]
    worker.stop()
