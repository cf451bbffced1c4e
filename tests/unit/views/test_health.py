import asyncio
import threading
import time

import pytest
from django.conf import settings as now
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client

from artifacts_app.events.connection import connect
from artifacts_app.generation.engine_state import EngineState
from artifacts_app.generation.worker import GenerationWorker
from inference.engines.scripted import Script, ScriptedEngine
from inference.types import Health
from tests.support import workers

pytestmark = pytest.mark.django_db


def look() -> tuple[int, dict[str, str]]:
    answer = Client(HTTP_HOST=now.PUBLIC_HOST).get("/readyz")
    return answer.status_code, answer.json()


def test_it_is_ready_when_a_sentence_would_be_answered() -> None:
    state = EngineState("scripted", is_demo=False, ready=True)
    workers.say(connect(), "worker", state)
    assert look()[0] == 200


class LoadingEngine(ScriptedEngine):
    def __init__(self) -> None:
        super().__init__([Script("a page")])
        self.loaded = threading.Event()

    async def start(self) -> None:
        await asyncio.to_thread(self.loaded.wait)

    async def health(self) -> Health:
        return Health(True) if self.loaded.is_set() else Health(False, "4 of 8 GiB are loaded.")


def seen(word: str) -> tuple[int, dict[str, str]]:
    """The answer as soon as it says that of the engine."""
    end = time.monotonic() + 10
    while word not in (found := look())[1]["engine"] and time.monotonic() < end:
        time.sleep(0.01)  # between two looks
    return found


@pytest.mark.usefixtures("redis_url")
def test_it_is_not_ready_while_the_model_loads() -> None:
    engine = LoadingEngine()
    worker = GenerationWorker(engine)
    worker.start()
    try:
        status, found = seen("loaded")
        assert (status, found["engine"]) == (503, "4 of 8 GiB are loaded.")
        assert worker.model_name == ""
        engine.loaded.set()
        assert seen("ready")[0] == 200
    finally:
        engine.loaded.set()
        worker.stop()
    assert look()[0] == 503


def test_what_is_missing_is_said() -> None:
    status, found = look()
    assert (status, found["database"], found["redis"]) == (503, "ready", "ready")
    assert "worker" in found["engine"]


def test_a_database_of_an_older_version_is_not_ready() -> None:
    migrations = MigrationRecorder.Migration.objects.filter(app="artifacts_app")
    migrations.order_by("-pk")[0].delete()
    assert "migrate" in look()[1]["database"]
