"""Every route of the API's own document, tried by a stranger, a guest, another site and nobody."""

import json
import re
import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client

from artifacts_app.models import (
    ApiToken,
    Artifact,
    DataFile,
    Generation,
    ShareLink,
    TakeSet,
    Version,
    Webhook,
    hash_token,
)
from artifacts_app.views.api.app import api
from tests.unit.views.accounts import accounts, browser
from tests.unit.views.test_api import PAGE, post

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
METHODS = {"get", "post", "put", "patch", "delete"}


def operations() -> list[tuple[str, str, dict[str, Any]]]:
    """(method, path, body) with the smallest body that the document calls valid."""
    schema = api.get_openapi_schema()
    found = []
    for path, item in schema["paths"].items():
        for method in METHODS & set(item):
            content = item[method].get("requestBody", {}).get("content", {})
            reference = content.get("application/json", {}).get("schema", {})
            found.append((method, path, _example(schema, reference)))
    return sorted(found, key=str)


def _example(schema: dict[str, Any], part: dict[str, Any]) -> Any:
    if "$ref" in part:
        part = schema["components"]["schemas"][part["$ref"].rpartition("/")[2]]
    if "const" in part or "enum" in part:
        return part.get("const", part.get("enum", [None])[0])
    if part.get("type") == "object" or "properties" in part:
        needed = part.get("required", [])
        named = {key: _example(schema, part["properties"][key]) for key in needed}
        return named or ({"index.html": "<p>x"} if part.get("additionalProperties") else {})
    samples = {"string": "x", "integer": 1, "array": [], "boolean": True}
    return samples.get(str(part.get("type")), "x")


OPERATIONS = operations()
# These answer from threads of their own, which see only what has been committed.
THREADED = ("/events", "/complete")
PRIVATE = re.compile(r"\{(artifact|generation|webhook|take_set|file)_id\}")
ALL_OWNED = [item for item in OPERATIONS if PRIVATE.search(item[1])]
# What everybody may ask, and gets their own of. A new operation is listed here, or names whose it is.
OPEN = {
    ("get", "/api/artifacts"),
    ("post", "/api/artifacts"),
    ("post", "/api/artifacts/import"),
    ("post", "/api/data"),
    ("get", "/api/gallery"),
    ("get", "/api/models"),
    ("post", "/api/takes"),
    ("get", "/api/takes/leaderboard"),
    ("get", "/api/webhooks"),
    ("post", "/api/webhooks"),
}
# What a link opens is not the holder's to end, nor a card of the gallery anybody's but the staff's.
NOT_THEIRS = {("delete", "/api/shares/{token}"), ("patch", "/api/gallery/{card_id}")}
OWNED = [item for item in ALL_OWNED if not item[1].endswith(THREADED)]


class World:
    """Ada's artifact with a version, a running generation and a link."""

    def __init__(self, owner: Client) -> None:
        answer = post(owner, "/api/artifacts/import", {"title": "Secret", "files": PAGE})
        self.artifact = answer.json()["id"]
        path = f"/api/artifacts/{self.artifact}"
        asked = post(owner, f"{path}/messages", {"text": "x"}).json()
        self.generation = asked["generation"]["id"]
        self.share = post(owner, f"{path}/share", {}).json()
        owned = Artifact.objects.values("user_id", "visitor").get(pk=self.artifact)
        self.webhook = Webhook.objects.create(url="https://Secret.example/", **owned)
        self.takes = TakeSet.objects.create(prompt="Secret", **owned)
        self.file = DataFile.objects.create(name="Secret", content=b"Secret", **owned)

    def address(self, path: str) -> str:
        values = {
            "artifact_id": self.artifact,
            "generation_id": self.generation,
            "link_id": str(self.share["id"]),
            "token": self.share["token"],
            "card_id": str(self.share["id"]),
            "webhook_id": str(self.webhook.pk),
            "take_set_id": str(self.takes.pk),
            "file_id": str(self.file.pk),
            "number": "1",
        }
        filled = re.sub(r"\{(\w+)\}", lambda match: values.get(match[1], str(uuid.uuid4())), path)
        return f"{filled}?from=1&to=1" if path.endswith("/diff") else filled

    def state(self) -> tuple[int, ...]:
        generation = Generation.objects.get(pk=self.generation)
        return (
            Version.objects.filter(artifact=self.artifact).count(),
            Generation.objects.filter(artifact=self.artifact).count(),
            ShareLink.objects.filter(artifact=self.artifact).count(),
            int(generation.status == "queued"),
            Artifact.objects.filter(pk=self.artifact, title="Secret").count(),
            Webhook.objects.filter(pk=self.webhook.pk).count(),
            DataFile.objects.filter(pk=self.file.pk).count(),
        )


@pytest.fixture
def world(ada_client: Client) -> World:
    return World(ada_client)


def call(client: Client, method: str, path: str, body: Any) -> Any:
    return client.generic(
        method.upper(), path, json.dumps(body).encode(), content_type="application/json"
    )


def test_every_operation_is_somebodys_or_listed() -> None:
    rest = {(method, path) for method, path, _ in OPERATIONS if not PRIVATE.search(path)}
    assert rest == OPEN | NOT_THEIRS


def test_what_is_open_tells_nothing_of_others(mallory_client: Client, world: World) -> None:
    before = world.state()
    for method, path, body in OPERATIONS:
        if PRIVATE.search(path):
            continue
        answer = call(mallory_client, method, world.address(path), body)
        assert b"Secret" not in answer.content, (method, path)
        assert answer.status_code == 404 or (method, path) not in NOT_THEIRS
    assert world.state() == before


@pytest.mark.parametrize(("method", "path", "body"), OWNED)
def test_a_stranger_finds_nothing(
    mallory_client: Client, world: World, method: str, path: str, body: Any
) -> None:
    before = world.state()
    answer = call(mallory_client, method, world.address(path), body)
    assert answer.status_code == 404, answer.content
    assert b"Secret" not in answer.content
    assert world.state() == before


@pytest.mark.django_db(transaction=True)
def test_a_stranger_finds_nothing_by_threads_either(mallory_client: Client, world: World) -> None:
    threaded = [item for item in ALL_OWNED if item not in OWNED]
    assert threaded
    for method, path, body in threaded:
        assert call(mallory_client, method, world.address(path), body).status_code == 404


@pytest.mark.parametrize(("method", "path", "body"), OWNED)
def test_a_guest_may_look_at_the_link_and_do_no_more(
    world: World, method: str, path: str, body: Any
) -> None:
    guest = Client(HTTP_HOST=settings.PUBLIC_HOST)
    assert guest.get(f"/s/{world.share['token']}/").status_code == 200
    before = world.state()
    assert call(guest, method, world.address(path), body).status_code == 404
    assert world.state() == before


@pytest.mark.parametrize(
    ("method", "path", "body"), [item for item in OPERATIONS if item[0] != "get"]
)
def test_another_site_changes_nothing_with_the_owners_cookie(
    ada_client: Client, world: World, method: str, path: str, body: Any
) -> None:
    before, artifacts = world.state(), Artifact.objects.count()
    ada_client.handler.enforce_csrf_checks = True
    answer = call(ada_client, method, world.address(path), body)
    assert answer.status_code == 403
    assert (world.state(), Artifact.objects.count()) == (before, artifacts)


@pytest.fixture
def invite_mode() -> Iterator[None]:
    with accounts("invite"):
        yield


@pytest.mark.parametrize(("method", "path", "body"), OPERATIONS)
def test_nobody_gets_in_where_it_takes_an_account(
    invite_mode: None, method: str, path: str, body: Any
) -> None:
    client = Client(HTTP_HOST=settings.PUBLIC_HOST, headers={"Accept": "application/json"})
    address = re.sub(r"\{\w+\}", str(uuid.uuid4()), path)
    assert call(client, method, address, body).status_code == 401


def signed_in(name: str) -> Client:
    client = browser()
    client.force_login(get_user_model().objects.create(username=name), BACKEND)
    return client


@pytest.mark.parametrize(("method", "path", "body"), OWNED)
def test_another_person_finds_nothing(invite_mode: None, method: str, path: str, body: Any) -> None:
    world = World(signed_in("ada"))
    before = world.state()
    answer = call(signed_in("mallory"), method, world.address(path), body)
    assert answer.status_code == 404
    assert world.state() == before


@pytest.mark.parametrize(("method", "path", "body"), OPERATIONS)
def test_a_token_for_other_things_does_nothing_here(
    world: World, method: str, path: str, body: Any
) -> None:
    ApiToken.objects.create(name="t", token_hash=hash_token("t"), scope="generate metrics")
    client = Client(HTTP_HOST=settings.PUBLIC_HOST, headers={"Authorization": "Bearer t"})
    before = world.state()
    assert call(client, method, world.address(path), body).status_code == 403
    assert world.state() == before
