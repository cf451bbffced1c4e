"""POST /api/artifacts/<id>/complete."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from artifacts_app.access import Viewer
from artifacts_app.events.connection import connect
from artifacts_app.generation.engine_state import EngineState
from artifacts_app.generation.worker import GenerationWorker
from artifacts_app.models import Artifact
from artifacts_app.services import artifacts
from inference.engines.scripted import Script, ScriptedEngine
from tests.support import workers

pytestmark = pytest.mark.django_db(transaction=True)
SCRIPTS = (
    Script(
        "a + b;", match="<|file_sep|>go.js\n<|fim_prefix|>return <|fim_suffix|>\n<|fim_middle|>"
    ),
    Script("", match="broken", error="It fell over."),
)


@pytest.fixture
def artifact(ada: Viewer) -> Artifact:
    return artifacts.import_artifact(ada, "Page", {"index.html": "<p>"})


@pytest.fixture
def worker(redis_url: str) -> Iterator[None]:
    worker = GenerationWorker(ScriptedEngine(SCRIPTS))
    worker.start()
    told = EngineState("scripted", is_demo=False, ready=True, fills_in=True)
    workers.say(connect(), "tests", told)
    yield
    worker.stop()


def complete(client: Client, artifact: Artifact, **body: Any) -> Any:
    gap = {"path": "go.js", "prefix": "return ", "suffix": "\n", **body}
    return client.post(
        f"/api/artifacts/{artifact.pk}/complete",
        json.dumps(gap),
        content_type="application/json",
    )


def test_the_gap_is_filled_in(ada_client: Client, artifact: Artifact, worker: None) -> None:
    answer = complete(ada_client, artifact)
    assert answer.status_code == 200, answer.content
    assert answer.json() == {"text": "a + b;"}
    assert any(int(connect().get(key) or 0) for key in connect().scan_iter("tokens:*"))


def test_strangers_get_nothing(mallory_client: Client, artifact: Artifact) -> None:
    assert complete(mallory_client, artifact).status_code == 404


def test_where_no_model_can_it_is_said(ada_client: Client, artifact: Artifact) -> None:
    answer = complete(ada_client, artifact)
    assert answer.status_code == 409
    assert "does not fill in" in answer.json()["detail"]


def test_a_model_that_fails_is_not_a_fault_of_ours(
    ada_client: Client, artifact: Artifact, worker: None
) -> None:
    answer = complete(ada_client, artifact, prefix="broken")
    assert answer.status_code == 503
    assert "cannot fill in text right now" in answer.json()["detail"]


@pytest.mark.parametrize("name", ["path", "prefix", "suffix"])
def test_long_texts_are_refused_by_name(ada_client: Client, artifact: Artifact, name: str) -> None:
    answer = complete(ada_client, artifact, **{name: "x" * 10_000})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == name
    assert "limit" in answer.json()["detail"]


def test_half_a_character_is_refused(ada_client: Client, artifact: Artifact) -> None:
    assert complete(ada_client, artifact, prefix="\ud83d").status_code == 422
