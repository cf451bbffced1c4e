import pytest
from django.conf import settings as now
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client

from artifacts_app.events.connection import connect
from artifacts_app.generation import engine_state
from artifacts_app.generation.engine_state import EngineState

pytestmark = pytest.mark.django_db


def look() -> tuple[int, dict[str, str]]:
    answer = Client(HTTP_HOST=now.PUBLIC_HOST).get("/readyz")
    return answer.status_code, answer.json()


def test_it_is_ready_when_a_sentence_would_be_answered() -> None:
    state = EngineState("scripted", is_demo=False, ready=True)
    connect().set(engine_state.KEY_PREFIX + "worker", state.as_json())
    assert look()[0] == 200


def test_what_is_missing_is_said() -> None:
    status, found = look()
    assert (status, found["database"], found["redis"]) == (503, "ready", "ready")
    assert "worker" in found["engine"]


def test_a_database_of_an_older_version_is_not_ready() -> None:
    migrations = MigrationRecorder.Migration.objects.filter(app="artifacts_app")
    migrations.order_by("-pk")[0].delete()
    assert "migrate" in look()[1]["database"]
