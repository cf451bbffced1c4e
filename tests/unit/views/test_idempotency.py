"""A request that is sent again is done once."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from artifacts_app.models import (
    ApiToken,
    Artifact,
    IdempotencyKey,
    ShareLink,
    TakeSet,
    Webhook,
    hash_token,
)
from artifacts_app.services import idempotency

pytestmark = pytest.mark.django_db(transaction=True)
PAGE = {"title": "Hello", "files": {"index.html": "<p>Hello"}}


def post(client: Client, path: str, body: Any, key: str | None, **headers: str) -> Any:
    if key is not None:
        headers["Idempotency-Key"] = key
    return client.post(path, json.dumps(body), content_type="application/json", headers=headers)


def imported(client: Client, key: str | None = "one", body: Any = PAGE) -> Any:
    return post(client, "/api/artifacts/import", body, key)


def test_the_same_request_gets_the_same_answer(ada_client: Client) -> None:
    first, second = imported(ada_client), imported(ada_client)
    assert (first.status_code, second.status_code) == (201, 201)
    assert first.json() == second.json()
    assert second["Idempotency-Replayed"] == "true"
    assert "Idempotency-Replayed" not in first
    assert Artifact.objects.count() == 1


def test_without_a_key_it_is_done_twice(ada_client: Client) -> None:
    assert imported(ada_client, None).json()["id"] != imported(ada_client, None).json()["id"]


def test_another_request_with_the_key_is_refused(ada_client: Client) -> None:
    imported(ada_client)
    answer = imported(ada_client, body={**PAGE, "title": "Another"})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == "Idempotency-Key"
    assert Artifact.objects.count() == 1


def test_another_person_may_use_the_same_key(ada_client: Client, mallory_client: Client) -> None:
    assert imported(ada_client).json()["id"] != imported(mallory_client).json()["id"]


def test_another_token_does_not_read_the_answer(ada_client: Client) -> None:
    visitor = Artifact.objects.get(pk=imported(ada_client).json()["id"]).visitor
    ApiToken.objects.create(name="x", token_hash=hash_token("secret"), visitor=visitor)
    client = Client(HTTP_HOST=ada_client.defaults["HTTP_HOST"])
    answer = post(client, "/api/artifacts/import", PAGE, "one", Authorization="Bearer secret")
    assert answer.status_code == 201
    assert "Idempotency-Replayed" not in answer


def test_while_it_is_under_way_the_second_waits(ada_client: Client) -> None:
    imported(ada_client)
    IdempotencyKey.objects.update(status=None, created=timezone.now())
    answer = imported(ada_client)
    assert answer.status_code == 409
    assert answer["Retry-After"] == "1"


def test_one_whose_process_died_is_taken_over(ada_client: Client) -> None:
    imported(ada_client)
    long_ago = timezone.now() - idempotency.ABANDONED - timedelta(seconds=1)
    IdempotencyKey.objects.update(status=None, created=long_ago)
    assert imported(ada_client).status_code == 201
    assert IdempotencyKey.objects.get().status == 201


def test_a_refusal_is_not_kept(ada_client: Client) -> None:
    assert imported(ada_client, body={"title": ""}).status_code == 422
    assert imported(ada_client).status_code == 201


def test_a_key_is_forgotten_after_a_day(ada_client: Client) -> None:
    imported(ada_client)
    IdempotencyKey.objects.update(created=timezone.now() - idempotency.KEPT - timedelta(seconds=1))
    assert "Idempotency-Replayed" not in imported(ada_client)
    assert IdempotencyKey.objects.count() == 1


@pytest.mark.parametrize("key", ["", "x" * 256, "é", "a\tb"])
def test_an_odd_key_is_refused_by_name(ada_client: Client, key: str) -> None:
    answer = imported(ada_client, key)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == "Idempotency-Key"


def test_all_that_makes_something_takes_it(ada_client: Client) -> None:
    artifact = imported(ada_client).json()["id"]
    calls = [
        (f"/api/artifacts/{artifact}/messages", {"text": "In red"}),
        (f"/api/artifacts/{artifact}/shares", {}),
        (f"/api/artifacts/{artifact}/share", {}),
        (f"/api/artifacts/{artifact}/branch", {}),
        (f"/api/artifacts/{artifact}/versions/1/restore", {}),
        ("/api/takes", {"prompt": "A clock", "count": 2}),
        ("/api/webhooks", {"url": "https://example.org/"}),
    ]
    for path, body in calls:
        first, second = (post(ada_client, path, body, path) for _ in range(2))
        assert first.status_code == second.status_code == 201
        assert first.json() == second.json()
    assert ShareLink.objects.count() == 2
    assert TakeSet.objects.count() == 1
    assert Webhook.objects.count() == 1


def test_secrets_in_an_answer_are_not_readable_in_the_database(ada_client: Client) -> None:
    artifact = imported(ada_client).json()["id"]
    token = post(ada_client, f"/api/artifacts/{artifact}/shares", {}, "s").json()["token"]
    assert token not in IdempotencyKey.objects.get(key="s").answer
