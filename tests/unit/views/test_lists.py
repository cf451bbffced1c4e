"""Lists come in pages, each beginning where the one before ended."""

import json
from typing import Any

import pytest
from django.test import Client

from artifacts_app.models import Artifact, Message

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def artifact(ada_client: Client) -> str:
    body = {"title": "Hello", "files": {"index.html": "0"}}
    made = ada_client.post("/api/artifacts/import", json.dumps(body), "application/json").json()
    for number in range(1, 5):
        edit = {"base": number, "files": {"index.html": str(number)}}
        ada_client.put(f"/api/artifacts/{made['id']}/files", json.dumps(edit), "application/json")
    found = Artifact.objects.get(pk=made["id"])
    for number in range(5):
        Message.objects.create(artifact=found, role="user", text=str(number), version=found.head)
    return str(made["id"])


def pages(client: Client, path: str, limit: int) -> list[list[dict[str, Any]]]:
    found: list[list[dict[str, Any]]] = []
    cursor = ""
    while True:
        page = client.get(path, {"limit": str(limit), "cursor": cursor}).json()
        found.append(page["items"])
        if page["next"] is None:
            return found
        cursor = page["next"]


def test_versions_come_newest_first(ada_client: Client, artifact: str) -> None:
    found = pages(ada_client, f"/api/artifacts/{artifact}/versions", 2)
    assert [[item["number"] for item in page] for page in found] == [[5, 4], [3, 2], [1]]


def test_messages_come_oldest_first(ada_client: Client, artifact: str) -> None:
    found = pages(ada_client, f"/api/artifacts/{artifact}/messages", 2)
    assert [[item["text"] for item in page] for page in found] == [["0", "1"], ["2", "3"], ["4"]]
    assert found[0][0]["version"] == 5


@pytest.mark.parametrize("noun", ["versions", "messages"])
@pytest.mark.parametrize(
    ("name", "value"),
    [("limit", "0"), ("limit", "101"), ("limit", "x"), ("cursor", "x"), ("cursor", "9" * 19)],
)
def test_bad_places_are_refused_by_name(
    ada_client: Client, artifact: str, noun: str, name: str, value: str
) -> None:
    answer = ada_client.get(f"/api/artifacts/{artifact}/{noun}", {name: value})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == name


@pytest.mark.parametrize("noun", ["versions", "messages"])
def test_a_stranger_finds_nothing(mallory_client: Client, artifact: str, noun: str) -> None:
    assert mallory_client.get(f"/api/artifacts/{artifact}/{noun}").status_code == 404
