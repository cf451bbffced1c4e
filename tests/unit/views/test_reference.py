"""The page about the API shows every call, and needs nobody else's host."""

import re

import pytest
from django.test import Client

from artifacts_app.views.api.reference import groups, kind_of

pytestmark = pytest.mark.django_db(transaction=True)


def test_every_call_is_on_the_page(ada_client: Client) -> None:
    text = ada_client.get("/api/docs").content.decode()
    calls = [operation for group in groups() for operation in group.operations]
    assert len(calls) > 25
    for operation in calls:
        assert f'id="{operation.anchor}"' in text
        assert operation.path.replace("{", "{") in text
    assert not re.search(r'(src|href)="(https?:)?//', text)
    assert "<style" not in text
    assert "style=" not in text


def test_it_is_for_everybody_and_reads_chinese() -> None:
    client = Client(HTTP_HOST="localhost:8000", headers={"Accept-Language": "zh-hans"})
    answer = client.get("/api/docs")
    assert answer.status_code == 200
    assert "如何开始" in answer.content.decode()


@pytest.mark.parametrize(
    ("schema", "words"),
    [
        ({"type": "string", "format": "uuid"}, "uuid"),
        (
            {"anyOf": [{"type": "integer", "minimum": 0}, {"type": "null"}]},
            "integer from 0 or null",
        ),
        ({"type": "array", "items": {"type": "string"}}, "list of string"),
        ({"enum": ["html", "zip"]}, "html or zip"),
        ({}, "anything"),
    ],
)
def test_kinds_are_said_in_words(schema: dict[str, object], words: str) -> None:
    assert kind_of(schema) == words
