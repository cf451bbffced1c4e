"""Requests that no client of ours would send, to every route: refused, and nothing changed."""

import json
import random
import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from artifacts_app.access import Viewer
from artifacts_app.models import Artifact, Generation, Version
from tests.conftest import browser_of
from tests.unit.views.routes import address, routes

pytestmark = pytest.mark.django_db(transaction=True)
METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"]
ROUTES = routes("artifacts_app.config.urls")
# What says by a status of its own that the server cannot do it.
NOT_HERE = {"readyz": 503, "oembed": 501}
VALUES: list[Any] = [
    None, True, 0, -1, 1.5, 2**31, 2**63, 10**30, "", " ", "x" * 5_000, "\x00", "\ud800", "🎉" * 5_000,
    [], {}, [[]], {"a": {}}, ["x"], {"index.html": 1}, {"../x": "y"}, {"": ""}, {"\x00": "x"},
    {"index.html": "\x00"}, {"index.html": "\ud800"}, {str(n): "x" for n in range(50)},
]  # fmt: skip
FIELDS = [
    "about", "after", "base", "cleared", "count", "data", "events", "expires_in", "files", "hidden", "items",
    "listed", "model", "models", "online", "password", "path", "prefix", "priority", "prompt", "secret", "suffix",
    "take", "text", "title", "url", "version", "x",
]  # fmt: skip
QUERIES = [
    "after",
    "cursor",
    "deleted",
    "format",
    "from",
    "limit",
    "maxwidth",
    "search",
    "to",
    "url",
]
KINDS = [
    "application/json",
    "text/plain",
    "multipart/form-data; boundary=x",
    "application/x-www-form-urlencoded",
    "",
]
RAW = [
    b"",
    b"{",
    b"null",
    b"[1]",
    b"\xff\xfe\x00",
    b'{"prompt": "a"',
    b"a=b",
    b"--x\r\n\r\n",
    b'"\\ud800"',
]
ODD = [
    str(uuid.UUID(int=7)),
    "0",
    "-1",
    "%00",
    "..",
    "%ff",
    "x" * 300,
    "1" * 25,
    "é",
    "a/../b",
    "@%00",
    "@" + "x" * 300,
]


@pytest.fixture(autouse=True)
def no_limit_of_requests(settings: Any) -> None:
    settings.MAX_REQUESTS_PER_MINUTE = 0


@pytest.fixture
def real(ada: Viewer) -> dict[str, str]:
    """What Ada has, by the names that routes have for it."""
    owner = browser_of(ada)

    def made(path: str, body: object) -> Any:
        answer = owner.post(path, json.dumps(body), content_type="application/json")
        assert answer.status_code == 201, answer.content
        return answer.json()

    page = {"title": "Secret", "files": {"index.html": "<p>Ada's secret page"}}
    artifact = made("/api/artifacts/import", page)["id"]
    asked = made(f"/api/artifacts/{artifact}/messages", {"text": "x"})
    link = made(f"/api/artifacts/{artifact}/shares", {"password": "nobody else's"})
    hook = made("/api/webhooks", {"url": "https://example.org/"})
    return {
        "artifact_id": artifact,
        "generation_id": asked["generation"]["id"],
        "link_id": str(link["id"]),
        "webhook_id": hook["id"],
        "token": link["token"],
        "number": "1",
        "uuid": str(uuid.UUID(int=9)),
        "uuidstr": str(uuid.UUID(int=9)),
        "int": "1",
        "str": "x",
        "path": "x/y",
    }


def odd_places(rng: random.Random) -> dict[str, str]:
    return {kind: rng.choice(ODD) for kind in ("uuid", "uuidstr", "int", "str", "path")}


def half_odd(real: dict[str, str], rng: random.Random) -> dict[str, str]:
    """Real ids with numbers that no row has."""
    return real | {name: rng.choice(["0", "9" * 25]) for name in ("number", "link_id", "int")}


def body(rng: random.Random) -> bytes:
    if rng.random() < 0.3:
        return rng.choice(RAW)
    fields = {rng.choice(FIELDS): rng.choice(VALUES) for _ in range(rng.randint(0, 4))}
    return json.dumps(fields).encode()


def query(rng: random.Random) -> str:
    names = rng.sample(QUERIES, rng.randint(0, 2))
    return "&".join(f"{name}={rng.choice([*ODD, ''])}" for name in names)


def requests(
    rng: random.Random, real: dict[str, str], methods: list[str]
) -> Iterator[tuple[str, str]]:
    for route in ROUTES:
        for method in methods:
            for places in (half_odd(real, rng) if rng.random() < 0.5 else real, odd_places(rng)):
                yield method, f"{address(route, places)}?{query(rng)}"


def send(client: Client, method: str, path: str, rng: random.Random) -> Any:
    """The answer, and under `route` the route that gave it; empty where none fits."""
    answer: Any = client.generic(method, path, body(rng), content_type=rng.choice(KINDS))
    matched = answer.wsgi_request.resolver_match
    answer.route = matched.route if matched else ""
    assert answer.status_code < 500 or NOT_HERE.get(answer.route) == answer.status_code, path
    return answer


def test_malformed_requests_of_a_stranger_are_refused_by_every_route(
    ada: Viewer, mallory: Viewer, real: dict[str, str]
) -> None:
    client, rng, met = browser_of(mallory), random.Random(1), set()
    client.raise_request_exception = False
    for method, path in requests(rng, real, METHODS):
        answer = send(client, method, path, rng)
        met.add(answer.route)
        content = b"" if answer.streaming else answer.content
        assert b"secret page" not in content, (method, path)
    assert set(ROUTES) - met == set()
    artifact = Artifact.objects.get(pk=real["artifact_id"])
    assert artifact.title == "Secret"
    assert artifact.share_links.count() == 1
    assert Version.objects.filter(artifact=artifact).count() == 1
    assert Generation.objects.get(pk=real["generation_id"]).status == "queued"


def test_malformed_requests_of_the_owner_fail_no_route(ada: Viewer, real: dict[str, str]) -> None:
    """They get further: past the question whose it is."""
    client, rng = browser_of(ada), random.Random(2)
    client.raise_request_exception = False
    for method, path in requests(rng, real, ["POST", "PUT", "PATCH", "GET"]):
        send(client, method, path, rng)


@pytest.mark.parametrize("path", routes(settings.SANDBOX_URLCONF))
def test_malformed_requests_fail_no_route_of_the_sandbox_host(path: str) -> None:
    client, rng = (
        Client(HTTP_HOST=settings.SANDBOX_HOST, raise_request_exception=False),
        random.Random(3),
    )
    for method in METHODS:
        for place in ODD:
            send(
                client, method, f"{address(path, {'str': place})}?family={place}&text={place}", rng
            )


@pytest.mark.parametrize("host", ["", "localhost:x", "a b", "[::1", settings.SANDBOX_HOST])
def test_odd_hosts_are_refused(host: str) -> None:
    client = Client(HTTP_HOST=host, raise_request_exception=False)
    assert client.get("/api/artifacts").status_code in {400, 404}
