"""Each limit says no in words, names itself, and says when to come back."""

from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client

from artifacts_app.access import Viewer
from artifacts_app.events.connection import connect
from artifacts_app.generation import token_count
from artifacts_app.models import ApiToken, Generation, GenerationStatus, hash_token

pytestmark = pytest.mark.django_db


def ask(client: Client) -> Any:
    return client.post("/api/artifacts", {"prompt": "x"}, content_type="application/json")


def finish_all() -> None:
    Generation.objects.update(status=GenerationStatus.FINISHED)


def refused(answer: Any, status: int, limit: str) -> None:
    assert (answer.status_code, answer.json()["limit"]) == (status, limit)
    assert int(answer["Retry-After"]) > 0
    assert answer.json()["detail"]


def test_pages_an_hour(ada_client: Client, mallory_client: Client, settings: LazySettings) -> None:
    settings.MAX_GENERATIONS_PER_HOUR = 2
    for _ in range(2):
        assert ask(ada_client).status_code == 201
    finish_all()
    refused(ask(ada_client), 429, "generations_per_hour")
    assert ask(mallory_client).status_code == 201


def test_tokens_a_day(ada: Viewer, ada_client: Client, settings: LazySettings) -> None:
    settings.MAX_TOKENS_PER_DAY = 1000
    token_count.spend(connect(), ada, 999)
    assert ask(ada_client).status_code == 201
    finish_all()
    token_count.spend(connect(), ada, 1)
    refused(ask(ada_client), 429, "tokens_per_day")


def test_a_full_line_is_closed_to_all(
    ada_client: Client, mallory_client: Client, settings: LazySettings
) -> None:
    settings.MAX_QUEUED = 1
    assert ask(mallory_client).status_code == 201
    refused(ask(ada_client), 503, "queued")
    finish_all()
    assert ask(ada_client).status_code == 201


def test_requests_a_minute(
    ada_client: Client, mallory_client: Client, settings: LazySettings
) -> None:
    settings.MAX_REQUESTS_PER_MINUTE = 3
    for _ in range(3):
        assert ada_client.get("/api/artifacts").status_code == 200
    refused(ada_client.get("/api/artifacts"), 429, "requests_per_minute")
    assert ada_client.get("/healthz").status_code == 200
    assert mallory_client.get("/api/artifacts").status_code == 200


def test_a_wild_script_does_not_lock_its_owner_out(
    ada: Viewer, ada_client: Client, settings: LazySettings
) -> None:
    settings.MAX_REQUESTS_PER_MINUTE = 1
    ApiToken.objects.create(name="x", token_hash=hash_token("known"), visitor=ada.visitor)
    script = Client(HTTP_HOST=settings.PUBLIC_HOST, HTTP_AUTHORIZATION="Bearer known")
    assert script.get("/v1/models").status_code == 200
    answer = script.get("/v1/models")
    assert (answer.status_code, answer.json()["error"]["code"]) == (429, "too_many")
    assert ada_client.get("/api/artifacts").status_code == 200


def test_throwing_the_cookie_away_does_not_help(settings: LazySettings) -> None:
    settings.MAX_REQUESTS_PER_MINUTE = 2
    visits = [Client(HTTP_HOST=settings.PUBLIC_HOST).get("/").status_code for _ in range(3)]
    assert visits == [200, 200, 429]


def test_behind_a_proxy_the_address_is_the_one_that_the_proxy_saw(settings: LazySettings) -> None:
    settings.MAX_REQUESTS_PER_MINUTE = 1
    settings.TRUST_PROXY = True

    def visit(forwarded: str) -> int:
        client = Client(HTTP_HOST=settings.PUBLIC_HOST)
        return client.get("/", headers={"X-Forwarded-For": forwarded}).status_code

    assert visit("10.0.0.1") == 200
    assert visit("10.0.0.2") == 200
    assert visit("1.2.3.4, 10.0.0.2") == 429
