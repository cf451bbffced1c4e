"""Files that a page is given to read: added, taken along by a sentence, read by their owner alone."""

import uuid
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from artifacts_app.generation.conversation import _conversation
from artifacts_app.models import DataFile, Generation
from tests.unit.views.test_api import post

pytestmark = pytest.mark.django_db(transaction=True)
CSV = b"month,sales\n1,20\n2,30\n"


def add(client: Client, name: str = "sales.csv", content: bytes = CSV) -> Any:
    return client.post("/api/data", {"file": SimpleUploadedFile(name, content)})


def test_a_sentence_takes_its_files_along(ada_client: Client) -> None:
    added = add(ada_client, "../My sales (2026).csv").json()
    assert (added["name"], added["rows"], added["columns"]) == ("My-sales-2026-.csv", 2, 2)
    body = {"prompt": "A bar chart", "data": [added["id"]]}
    artifact = post(ada_client, "/api/artifacts", body).json()["id"]
    listed = ada_client.get(f"/api/artifacts/{artifact}/data").json()
    assert [file["id"] for file in listed] == [added["id"]]
    got = ada_client.get(f"/api/artifacts/{artifact}/data/{added['name']}")
    assert got.content == CSV
    assert got["Content-Type"] == "application/octet-stream"
    assert got["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize("text", [b'[{"a": "x\\ud83d"}]', b'[{"a": "x\\u0000"}]'])
def test_what_json_can_hold_and_no_database_is_described_without_it(
    ada_client: Client, text: bytes
) -> None:
    assert add(ada_client, "cut.json", text).status_code == 201
    assert bytes(DataFile.objects.get().content) == text


def test_the_model_hears_what_the_data_is_like(ada_client: Client) -> None:
    added = add(ada_client).json()
    post(ada_client, "/api/artifacts", {"prompt": "A bar chart", "data": [added["id"]]})
    told = _conversation(Generation.objects.get(), is_demo=False).messages[-1].content
    assert told.startswith("A bar chart\n")
    assert "- sales (number: 20 to 30)" in told


def test_two_files_of_one_name_are_told_apart(ada_client: Client) -> None:
    ids = [add(ada_client).json()["id"] for _ in range(2)]
    artifact = post(ada_client, "/api/artifacts", {"prompt": "x", "data": ids}).json()["id"]
    names = [file["name"] for file in ada_client.get(f"/api/artifacts/{artifact}/data").json()]
    assert names == ["sales.csv", "sales-2.csv"]


def test_a_file_is_taken_once_and_by_its_owner(ada_client: Client, mallory_client: Client) -> None:
    ids = [add(ada_client).json()["id"]]
    assert post(mallory_client, "/api/artifacts", {"prompt": "x", "data": ids}).status_code == 422
    assert mallory_client.delete(f"/api/data/{ids[0]}").status_code == 404
    artifact = post(ada_client, "/api/artifacts", {"prompt": "x", "data": ids}).json()["id"]
    again = post(ada_client, "/api/artifacts", {"prompt": "x", "data": ids})
    assert again.json()["errors"][0]["field"] == "data"
    assert mallory_client.get(f"/api/artifacts/{artifact}/data").status_code == 404
    assert mallory_client.get(f"/api/artifacts/{artifact}/data/sales.csv").status_code == 404
    assert ada_client.delete(f"/api/data/{ids[0]}").status_code == 404


def test_a_waiting_file_can_be_removed(ada_client: Client) -> None:
    added = add(ada_client).json()["id"]
    assert ada_client.delete(f"/api/data/{added}").status_code == 204
    assert not DataFile.objects.exists()


@pytest.mark.parametrize(
    ("name", "content", "status", "words"),
    [
        ("a.csv", b"", 422, "empty"),
        ("a.csv", b"x" * (settings.MAX_DATA_BYTES + 1), 413, "5.0 MiB"),
        ("a.xls", b"\xd0\xcf\x11\xe0", 422, "XLSX or CSV"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused(
    ada_client: Client, name: str, content: bytes, status: int, words: str
) -> None:
    answer = add(ada_client, name, content)
    assert answer.status_code == status
    assert words in answer.json()["detail"]
    assert answer.json()["errors"][0]["field"] == "file"


def test_a_page_has_a_bounded_number_of_files(ada_client: Client) -> None:
    ids = [add(ada_client).json()["id"] for _ in range(settings.MAX_DATA_FILES + 1)]
    answer = post(ada_client, "/api/artifacts", {"prompt": "x", "data": ids})
    assert answer.status_code == 413
    unknown = post(ada_client, "/api/artifacts", {"prompt": "x", "data": [str(uuid.uuid4())]})
    assert unknown.status_code == 422


def test_a_missing_file_is_named(ada_client: Client) -> None:
    answer = ada_client.post("/api/data", {})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == "file"
