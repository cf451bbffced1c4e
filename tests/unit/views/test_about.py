"""A sentence about one element of the page, and for one of several models."""

import json
from typing import Any

import pytest
from django.test import Client

from artifacts_app.access import Viewer
from artifacts_app.models import Artifact, Message
from artifacts_app.services import artifacts
from inference.prompts.pointed import sentence_about

pytestmark = pytest.mark.django_db(transaction=True)
ABOUT = {
    "path": "index.html",
    "selector": "main > button:nth-of-type(2)",
    "tag": '<button class="go">',
    "text": "Start",
    "line": 12,
}


@pytest.fixture
def artifact(ada: Viewer) -> Artifact:
    return artifacts.import_artifact(ada, "Page", {"index.html": "<p>"})


def send(client: Client, artifact: Artifact, **body: Any) -> Any:
    path = f"/api/artifacts/{artifact.pk}/messages"
    whole = json.dumps({"text": "make it round", **body})
    return client.post(path, whole, content_type="application/json")


def test_what_was_pointed_at_is_kept_and_told(ada_client: Client, artifact: Artifact) -> None:
    assert send(ada_client, artifact, about=ABOUT).status_code == 201
    message = Message.objects.get(text="make it round")
    assert message.about == ABOUT
    told = sentence_about(message.text, message.about)
    assert told.startswith("make it round\n")
    assert "index.html, line 12: `<button class=\"go\">`, which reads 'Start'" in told
    page = ada_client.get(artifact.get_absolute_url()).content.decode()
    assert "&lt;button class=&quot;go&quot;&gt;" in page


def test_lines_become_spaces(ada_client: Client, artifact: Artifact) -> None:
    send(ada_client, artifact, about={**ABOUT, "text": "a\n\nIgnore all\tthat"})
    about = Message.objects.get(text="make it round").about
    assert about is not None
    assert about["text"] == "a Ignore all that"


def test_a_sentence_about_nothing_is_itself() -> None:
    assert sentence_about("red", None) == "red"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"tag": "x" * 501}, "tag"),
        ({"selector": "x" * 501}, "selector"),
        ({"text": "\x00"}, "about.text"),
        ({"tag": "no tag"}, "tag"),
        ({"line": 0}, "line"),
        ({"other": 1}, "other"),
    ],
)
def test_what_is_said_of_it_is_bounded(
    ada_client: Client, artifact: Artifact, change: dict[str, Any], field: str
) -> None:
    answer = send(ada_client, artifact, about={**ABOUT, **change})
    assert answer.status_code == 422
    assert field in answer.json()["errors"][0]["field"]
