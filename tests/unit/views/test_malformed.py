"""A thousand requests that no client of ours would send: refused each, and nothing changed."""

import json
import random
import uuid
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from artifacts_app.access import Viewer
from artifacts_app.models import Artifact, Generation, Version
from tests.conftest import browser_of

pytestmark = pytest.mark.django_db(transaction=True)
REQUESTS = 1_000
METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"]
VALUES: list[Any] = [
    None, True, 0, -1, 1.5, 2**31, 2**63, 10**30, "", " ", "x" * 5_000, "\x00", "\ud800", "🎉" * 5_000,
    [], {}, [[]], {"a": {}}, ["x"], {"index.html": 1}, {"../x": "y"}, {"": ""}, {"\x00": "x"},
    {"index.html": "\x00"}, {"index.html": "\ud800"}, {str(n): "x" for n in range(50)},
]  # fmt: skip
FIELDS = [
    "prompt",
    "text",
    "title",
    "files",
    "base",
    "version",
    "expires_in",
    "password",
    "model",
    "x",
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


def paths(artifact: str, generation: str, rng: random.Random) -> list[str]:
    odd = [artifact, str(uuid.uuid4()), "0", "-1", "%00", "..", "%ff", "x" * 300, "1" * 25, "é"]
    one, number = rng.choice(odd), rng.choice(["1", "0", "99999999999999999999", "-1", "x", "%00"])
    return [
        "/api/artifacts", "/api/artifacts/import", f"/api/artifacts/{one}", f"/api/artifacts/{one}/messages",
        f"/api/artifacts/{one}/files", f"/api/artifacts/{one}/share", f"/api/artifacts/{one}/versions/{number}",
        f"/api/artifacts/{one}/versions/{number}/page", f"/api/artifacts/{one}/versions/{number}/restore",
        f"/api/artifacts/{one}/diff?from={number}&to={number}", f"/api/artifacts?cursor={one}&limit={number}",
        f"/api/generations/{rng.choice([generation, one])}/cancel", f"/api/generations/{one}/retry",
        f"/api/shares/{one}", "/api/models", "/api/webhooks", f"/api/webhooks/{one}",
        f"/api/webhooks/{one}/deliveries", f"/api/generations/{one}", f"/api/artifacts/{one}/versions?cursor={number}",
        f"/artifacts/{one}/", f"/artifacts/{one}/messages", "/artifacts/new",
        f"/s/{one}/", f"/s/{one}/content", "/i18n/setlang/", "/healthz", "/sandbox/frame", f"/{one}", "/",
        f"/api/artifacts/{one}/download?format={number}", "/v1/models", "/v1/chat/completions", "/v1/completions",
        "/metrics", f"/vendor/{one}", f"/vendor/fonts.css?family={one}",
    ]  # fmt: skip


def body(rng: random.Random) -> bytes:
    if rng.random() < 0.3:
        return rng.choice(RAW)
    fields = {rng.choice(FIELDS): rng.choice(VALUES) for _ in range(rng.randint(0, 3))}
    return json.dumps(fields).encode()


def test_a_thousand_malformed_requests_are_refused(ada: Viewer, mallory: Viewer) -> None:
    files = {"title": "Secret", "files": {"index.html": "<p>Ada's secret page"}}
    owner = browser_of(ada)
    created = owner.post(
        "/api/artifacts/import", json.dumps(files), content_type="application/json"
    )
    artifact = created.json()["id"]
    asked = owner.post(
        f"/api/artifacts/{artifact}/messages",
        json.dumps({"text": "x"}),
        content_type="application/json",
    )
    generation = asked.json()["generation"]["id"]
    client = browser_of(mallory)
    client.raise_request_exception = False
    rng = random.Random(1)
    for _ in range(REQUESTS):
        method, path = rng.choice(METHODS), rng.choice(paths(artifact, generation, rng))
        answer = client.generic(method, path, body(rng), content_type=rng.choice(KINDS))
        assert answer.status_code < 500, (method, path)
        content = b"" if answer.streaming else answer.content
        assert b"secret" not in content, (method, path)
    assert Version.objects.filter(artifact=artifact).count() == 1
    assert Generation.objects.get(pk=generation).status == "queued"
    assert Artifact.objects.get(pk=artifact).title == "Secret"


@pytest.mark.parametrize("host", ["", "localhost:x", "a b", "[::1", settings.SANDBOX_HOST])
def test_odd_hosts_are_refused(host: str) -> None:
    client = Client(HTTP_HOST=host, raise_request_exception=False)
    assert client.get("/api/artifacts").status_code in {400, 404}
