"""The contract of the API, and who is refused what."""

import json
import uuid
from typing import Any
from urllib.parse import quote

import pytest
from django.conf import settings
from django.test import Client

from artifacts_app.models import ApiToken, Artifact, Generation, GenerationStatus, hash_token

pytestmark = pytest.mark.django_db(transaction=True)
PAGE = {"index.html": "<!DOCTYPE html><title>Hi</title><p>Hello"}


def post(client: Client, path: str, body: Any) -> Any:
    return client.post(path, json.dumps(body), content_type="application/json")


def put(client: Client, path: str, body: Any) -> Any:
    return client.put(path, json.dumps(body), content_type="application/json")


@pytest.fixture
def artifact(ada_client: Client) -> str:
    answer = post(ada_client, "/api/artifacts/import", {"title": "Hello", "files": PAGE})
    assert answer.status_code == 201
    return str(answer.json()["id"])


def test_a_sentence_becomes_a_queued_generation(ada_client: Client) -> None:
    answer = post(ada_client, "/api/artifacts", {"prompt": " A snake game "})
    body = answer.json()
    assert answer.status_code == 201
    assert body["title"] == "A snake game"
    assert body["generation"]["status"] == "queued"
    assert body["events"] == f"/ws/artifacts/{body['id']}/"
    assert body["url"] == f"/artifacts/{body['id']}/"
    assert Generation.objects.get().status == GenerationStatus.QUEUED


def test_an_import_is_version_one(ada_client: Client, artifact: str) -> None:
    body = ada_client.get(f"/api/artifacts/{artifact}").json()
    assert body["head"] == {"number": 1, "files": PAGE}
    assert body["generation"] is None
    assert [version["origin"] for version in body["versions"]] == ["import"]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "prompt"),
        ({"prompt": ""}, "prompt"),
        ({"prompt": "   "}, "prompt"),
        ({"prompt": 7}, "prompt"),
        ({"prompt": None}, "prompt"),
        ({"prompt": "x" * 4001}, "prompt"),
        ({"prompt": "a\u0000b"}, "prompt"),
        ({"prompt": "x", "extra": 1}, "extra"),
        ({"prompt": "x", "model": 1}, "model"),
    ],
)
def test_a_bad_sentence_is_refused_by_name(
    ada_client: Client, body: dict[str, Any], field: str
) -> None:
    answer = post(ada_client, "/api/artifacts", body)
    assert answer.status_code == 422
    assert answer["Content-Type"] == "application/problem+json"
    assert field in [error["field"] for error in answer.json()["errors"]]
    assert not Artifact.objects.exists()


def test_the_limit_is_said(ada_client: Client) -> None:
    answer = post(ada_client, "/api/artifacts", {"prompt": "x" * 4001})
    assert "4,000" in answer.json()["detail"]


@pytest.mark.parametrize("body", [b"{", b"\xff\xfe", b"[]", b'"x"', b"", b'{"prompt": "\\ud800"}'])
def test_what_is_no_json_object_is_refused(ada_client: Client, body: bytes) -> None:
    answer = ada_client.post("/api/artifacts", body, content_type="application/json")
    assert answer.status_code in {400, 422}


def test_too_large_a_body_is_413(ada_client: Client) -> None:
    body = b" " * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)
    answer = ada_client.post("/api/artifacts", body, content_type="application/json")
    assert answer.status_code == 413
    assert "KiB" in answer.json()["detail"]


def test_too_large_files_are_413(ada_client: Client) -> None:
    files = {"index.html": "x" * (settings.MAX_ARTIFACT_BYTES + 1)}
    answer = post(ada_client, "/api/artifacts/import", {"title": "x", "files": files})
    assert answer.status_code == 413


@pytest.mark.parametrize("path", ["../x", "/etc/passwd", "a//b", "a b", "", "x" * 201, "é", ".env"])
def test_a_path_that_leads_elsewhere_is_refused(ada_client: Client, path: str) -> None:
    answer = post(ada_client, "/api/artifacts/import", {"title": "x", "files": {path: "x"}})
    assert answer.status_code == 422


def test_one_more_than_allowed_at_once_is_429(ada_client: Client) -> None:
    for _ in range(settings.MAX_RUNNING_PER_VIEWER):
        assert post(ada_client, "/api/artifacts", {"prompt": "x"}).status_code == 201
    answer = post(ada_client, "/api/artifacts", {"prompt": "x"})
    assert answer.status_code == 429
    assert int(answer["Retry-After"]) > 0


def test_a_change_is_a_generation_on_the_head(ada_client: Client, artifact: str) -> None:
    answer = post(ada_client, f"/api/artifacts/{artifact}/messages", {"text": "In red"})
    assert answer.status_code == 201
    generation = Generation.objects.get()
    assert generation.base is not None
    assert generation.base.number == 1
    again = post(ada_client, f"/api/artifacts/{artifact}/messages", {"text": "In blue"})
    assert again.status_code == 409


def test_hand_edits_need_the_newest_base(ada_client: Client, artifact: str) -> None:
    path = f"/api/artifacts/{artifact}/files"
    first = put(ada_client, path, {"base": 1, "files": {"index.html": "<p>New"}})
    assert (first.status_code, first.json()["number"]) == (200, 2)
    late = put(ada_client, path, {"base": 1, "files": {"index.html": "<p>Late"}})
    assert late.status_code == 409
    assert "version 2" in late.json()["detail"]


def test_a_version_can_be_seen_compared_and_restored(ada_client: Client, artifact: str) -> None:
    base = f"/api/artifacts/{artifact}"
    put(ada_client, f"{base}/files", {"base": 1, "files": {"index.html": "<p>New"}})
    assert ada_client.get(f"{base}/versions/1").json()["files"] == PAGE
    assert ada_client.get(f"{base}/versions/1/page").json()["html"] == PAGE["index.html"]
    assert "+<p>New" in ada_client.get(f"{base}/diff?from=1&to=2").json()["files"]["index.html"]
    restored = ada_client.post(f"{base}/versions/1/restore")
    assert (restored.status_code, restored.json()["number"]) == (201, 3)
    assert ada_client.get(base).json()["head"]["files"] == PAGE


def test_a_queued_generation_is_cancelled_once(ada_client: Client) -> None:
    created = post(ada_client, "/api/artifacts", {"prompt": "x"}).json()
    path = f"/api/generations/{created['generation']['id']}"
    assert ada_client.post(f"{path}/cancel").json()["status"] == "cancelled"
    assert ada_client.post(f"{path}/cancel").status_code == 409


def test_a_cancelled_generation_can_be_asked_again(ada_client: Client) -> None:
    created = post(ada_client, "/api/artifacts", {"prompt": "x"}).json()
    path = f"/api/generations/{created['generation']['id']}"
    assert ada_client.post(f"{path}/retry").status_code == 409
    ada_client.post(f"{path}/cancel")
    again = ada_client.post(f"{path}/retry")
    assert again.status_code == 202
    assert again.json()["generation"]["id"] != created["generation"]["id"]


def test_own_artifacts_come_page_by_page(ada_client: Client) -> None:
    for number in range(5):
        post(ada_client, "/api/artifacts/import", {"title": f"n{number}", "files": PAGE})
    titles: list[str] = []
    cursor: str | None = ""
    while cursor is not None:
        body = ada_client.get(f"/api/artifacts?limit=2&cursor={quote(cursor)}").json()
        titles += [item["title"] for item in body["items"]]
        cursor = body["next"]
    assert titles == ["n4", "n3", "n2", "n1", "n0"]


@pytest.mark.parametrize("query", ["limit=0", "limit=101", "limit=x", "cursor=x", "cursor=1~2"])
def test_a_bad_place_in_the_list_is_refused(ada_client: Client, query: str) -> None:
    assert ada_client.get(f"/api/artifacts?{query}").status_code == 422


def test_a_stranger_sees_and_changes_nothing(
    mallory_client: Client, ada_client: Client, artifact: str
) -> None:
    base = f"/api/artifacts/{artifact}"
    generation = post(ada_client, f"{base}/messages", {"text": "x"}).json()["generation"]["id"]
    share = post(ada_client, f"{base}/share", {}).json()["token"]
    tries = [
        mallory_client.get(base),
        post(mallory_client, f"{base}/messages", {"text": "x"}),
        put(mallory_client, f"{base}/files", {"base": 1, "files": PAGE}),
        mallory_client.get(f"{base}/versions/1"),
        mallory_client.get(f"{base}/versions/1/page"),
        mallory_client.post(f"{base}/versions/1/restore"),
        mallory_client.get(f"{base}/diff?from=1&to=1"),
        post(mallory_client, f"{base}/share", {}),
        mallory_client.post(f"/api/generations/{generation}/cancel"),
        mallory_client.post(f"/api/generations/{generation}/retry"),
        mallory_client.delete(f"/api/shares/{share}"),
        mallory_client.get(f"/artifacts/{artifact}/"),
    ]
    assert [answer.status_code for answer in tries] == [404] * len(tries)
    assert mallory_client.get("/api/artifacts").json()["items"] == []
    assert b"Hello" not in b"".join(answer.content for answer in tries)


def test_what_does_not_exist_looks_like_what_is_not_yours(
    mallory_client: Client, artifact: str
) -> None:
    other = mallory_client.get(f"/api/artifacts/{artifact}").json()
    none = mallory_client.get(f"/api/artifacts/{uuid.uuid4()}").json()
    assert other == none


def test_a_token_acts_for_its_owner_without_csrf() -> None:
    ApiToken.objects.create(name="script", token_hash=hash_token("secret"))
    client = Client(enforce_csrf_checks=True, HTTP_HOST=settings.PUBLIC_HOST)
    authorised = {"Authorization": "Bearer secret"}
    answer = client.post(
        "/api/artifacts",
        json.dumps({"prompt": "x"}),
        content_type="application/json",
        headers=authorised,
    )
    assert answer.status_code == 201
    assert client.get("/api/artifacts", headers=authorised).json()["items"][0]["title"] == "x"


def test_a_wrong_token_is_refused() -> None:
    client = Client(HTTP_HOST=settings.PUBLIC_HOST)
    assert client.get("/api/artifacts", HTTP_AUTHORIZATION="Bearer wrong").status_code == 401


def test_a_cookie_alone_changes_nothing(ada_client: Client) -> None:
    ada_client.handler.enforce_csrf_checks = True
    answer = post(ada_client, "/api/artifacts", {"prompt": "x"})
    assert answer.status_code == 403
    assert answer.json()["type"].endswith("csrf")


def test_a_link_opens_one_version_or_the_latest(ada_client: Client, artifact: str) -> None:
    base = f"/api/artifacts/{artifact}"
    pinned = post(ada_client, f"{base}/share", {"version": 1}).json()
    latest = post(ada_client, f"{base}/share", {}).json()
    put(ada_client, f"{base}/files", {"base": 1, "files": {"index.html": "<p>New"}})
    grace = Client(HTTP_HOST=settings.PUBLIC_HOST)
    assert grace.get(f"/s/{pinned['token']}/content").json()["html"] == PAGE["index.html"]
    assert grace.get(f"/s/{latest['token']}/content").json()["html"] == "<p>New"
    page = grace.get(f"/s/{latest['token']}/")
    assert page.status_code == 200
    assert page["Referrer-Policy"] == "no-referrer"


def test_a_revoked_expired_or_unknown_link_opens_nothing(ada_client: Client, artifact: str) -> None:
    share = post(ada_client, f"/api/artifacts/{artifact}/share", {}).json()
    assert ada_client.delete(f"/api/shares/{share['token']}").status_code == 204
    grace = Client(HTTP_HOST=settings.PUBLIC_HOST)
    for token in (share["token"], "unknown"):
        assert grace.get(f"/s/{token}/").status_code == 404
        assert grace.get(f"/s/{token}/content").status_code == 404


def test_a_link_with_a_password_opens_for_who_knows_it(ada_client: Client, artifact: str) -> None:
    share = post(ada_client, f"/api/artifacts/{artifact}/share", {"password": "sesame"}).json()
    grace = Client(HTTP_HOST=settings.PUBLIC_HOST)
    path = f"/s/{share['token']}/"
    assert grace.get(path).status_code == 401
    assert grace.get(f"{path}content").status_code == 401
    assert grace.post(path, {"password": "wrong"}).status_code == 401
    assert grace.post(path, {"password": "sesame"}).status_code == 302
    assert grace.get(f"{path}content").json()["html"] == PAGE["index.html"]


@pytest.mark.parametrize(
    "body",
    [
        {"expires_in": 0},
        {"expires_in": -1},
        {"expires_in": 10**9},
        {"password": ""},
        {"version": "x"},
    ],
)
def test_a_share_out_of_bounds_is_refused(
    ada_client: Client, artifact: str, body: dict[str, Any]
) -> None:
    assert post(ada_client, f"/api/artifacts/{artifact}/share", body).status_code == 422
