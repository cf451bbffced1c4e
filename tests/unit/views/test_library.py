"""One's own artifacts: found, renamed, deleted, brought back, branched."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from artifacts_app.access import Viewer
from artifacts_app.events.connection import connect
from artifacts_app.housekeeping.artifacts import forget_old
from artifacts_app.models import Artifact, DataFile, Generation, GenerationStatus, ShareLink
from artifacts_app.websocket.admission import admit_link_holder, admit_owner
from tests.conftest import ADA

pytestmark = pytest.mark.django_db(transaction=True)
PAGE = {"index.html": "<p>Hello"}


def send(client: Client, method: str, path: str, body: Any = None) -> Any:
    return client.generic(method, path, json.dumps(body), content_type="application/json")


def make(client: Client, title: str) -> str:
    answer = send(client, "POST", "/api/artifacts/import", {"title": title, "files": PAGE})
    return str(answer.json()["id"])


def titles(client: Client, query: str = "") -> list[str]:
    answer = client.get(f"/api/artifacts{query}")
    assert answer.status_code == 200, answer.content
    return [item["title"] for item in answer.json()["items"]]


def test_a_search_looks_at_titles_and_sentences(ada_client: Client) -> None:
    send(ada_client, "POST", "/api/artifacts", {"prompt": "A snake game with 50% apples"})
    Artifact.objects.update(title="Slither")
    make(ada_client, "Pocket garden")
    assert titles(ada_client, "?search=slither") == ["Slither"]
    assert titles(ada_client, "?search=apples+snake") == ["Slither"]
    assert titles(ada_client, "?search=GARDEN") == ["Pocket garden"]
    assert titles(ada_client, "?search=50%25") == ["Slither"]
    assert titles(ada_client, "?search=5_%25") == []
    assert titles(ada_client, "?search=slither+garden") == []


def test_pages_of_a_search_follow_one_another(ada_client: Client) -> None:
    for number in range(5):
        make(ada_client, f"Page {number}")
    make(ada_client, "Other")
    first = ada_client.get("/api/artifacts?search=page&limit=3").json()
    rest = ada_client.get("/api/artifacts", {"search": "page", "after": first["next"]}).json()
    found = [item["title"] for item in first["items"] + rest["items"]]
    assert found == [f"Page {number}" for number in (4, 3, 2, 1, 0)]
    assert rest["next"] is None


@pytest.mark.parametrize(
    "query",
    ["limit=0", "limit=101", "after=x", "after=2026-01-01T00:00:00~x", f"search={'x' * 201}", "search=%00"],
)  # fmt: skip
def test_a_list_out_of_bounds_is_refused(ada_client: Client, query: str) -> None:
    assert ada_client.get(f"/api/artifacts?{query}").status_code == 422


def test_a_new_name_is_plain_and_stays(ada_client: Client) -> None:
    artifact = make(ada_client, "Old")
    answer = send(ada_client, "PATCH", f"/api/artifacts/{artifact}", {"title": "  New\u202e name "})
    assert answer.json()["title"] == "New name"
    assert Artifact.objects.get().named_by_hand
    for title in ("", "   ", "\u200b", "x" * 81, "a\x00", 7):
        answer = send(ada_client, "PATCH", f"/api/artifacts/{artifact}", {"title": title})
        assert answer.status_code == 422
        assert answer.json()["errors"][0]["field"] == "title"
    assert titles(ada_client) == ["New name"]


def test_what_is_deleted_is_nowhere_until_it_is_brought_back(ada_client: Client) -> None:
    artifact = make(ada_client, "Gone")
    base = f"/api/artifacts/{artifact}"
    link = send(ada_client, "POST", f"{base}/shares", {"listed": True}).json()
    assert ada_client.delete(base).status_code == 204
    grace = Client(HTTP_HOST=settings.PUBLIC_HOST)
    assert titles(ada_client) == []
    assert titles(ada_client, "?deleted=true") == ["Gone"]
    assert "Gone" not in ada_client.get("/").content.decode()
    assert ada_client.get("/api/gallery").json()["items"] == []
    for path in (
        base,
        f"{base}/shares",
        f"{base}/versions/1",
        f"{base}/download?format=html",
        f"/artifacts/{artifact}/",
    ):
        assert ada_client.get(path).status_code == 404, path
    for path in (
        f"/s/{link['token']}/",
        f"/s/{link['token']}/content",
        f"/s/{link['token']}/embed",
    ):
        assert grace.get(path).status_code == 404, path
    assert send(ada_client, "POST", f"{base}/messages", {"text": "x"}).status_code == 404
    assert ada_client.delete(base).status_code == 404
    assert _admitted(ADA, artifact, link["token"]) == (False, False)
    assert send(ada_client, "POST", f"{base}/restore").status_code == 200
    assert titles(ada_client) == ["Gone"]
    assert grace.get(f"/s/{link['token']}/content").status_code == 200
    assert _admitted(ADA, artifact, link["token"]) == (True, True)
    assert send(ada_client, "POST", f"{base}/restore").status_code == 404


def _admitted(owner: Viewer, artifact: str, token: str) -> tuple[bool, bool]:
    from uuid import UUID

    from tests.conftest import browser_of

    cookies = browser_of(owner).cookies.output(header="", sep=";").strip()
    scope: dict[str, Any] = {"headers": [(b"cookie", cookies.split(";")[0].encode())]}
    by_owner, by_link = admit_owner(scope, UUID(artifact)), admit_link_holder(scope, token)
    return by_owner is not None, by_link is not None


def test_deleting_stops_what_is_being_written(ada_client: Client) -> None:
    made = send(ada_client, "POST", "/api/artifacts", {"prompt": "A page"}).json()
    assert ada_client.delete(f"/api/artifacts/{made['id']}").status_code == 204
    assert Generation.objects.get().status == GenerationStatus.CANCELLED


def test_after_a_month_nothing_can_be_brought_back(ada_client: Client) -> None:
    artifact, other = make(ada_client, "Old"), make(ada_client, "Other")
    ada_client.delete(f"/api/artifacts/{artifact}")
    Artifact.objects.filter(pk=artifact).update(deleted=timezone.now() - timedelta(days=31))
    assert titles(ada_client, "?deleted=true") == []
    assert send(ada_client, "POST", f"/api/artifacts/{artifact}/restore").status_code == 404
    ada_client.delete(f"/api/artifacts/{other}")
    assert forget_old(connect()) == 1
    assert [str(pk) for pk in Artifact.objects.values_list("pk", flat=True)] == [other]


def test_a_branch_begins_with_the_version_and_knows_where_from(ada_client: Client) -> None:
    artifact = make(ada_client, "Trunk")
    files = {"base": 1, "files": {"index.html": "<p>Second"}}
    send(ada_client, "PUT", f"/api/artifacts/{artifact}/files", files)
    answer = send(ada_client, "POST", f"/api/artifacts/{artifact}/branch", {"version": 1})
    assert answer.status_code == 201
    body = ada_client.get(f"/api/artifacts/{answer.json()['id']}").json()
    assert body["head"] == {"number": 1, "files": PAGE}
    assert body["versions"][0]["origin"] == "remix"
    page = ada_client.get(body["url"]).content.decode()
    assert "Remixed from" in page
    assert f"/artifacts/{artifact}/" in page
    latest = send(ada_client, "POST", f"/api/artifacts/{artifact}/branch", {}).json()
    head = ada_client.get(f"/api/artifacts/{latest['id']}").json()["head"]
    assert head["files"] == {"index.html": "<p>Second"}
    missing = send(ada_client, "POST", f"/api/artifacts/{artifact}/branch", {"version": 9})
    assert missing.status_code == 404


def test_a_branch_reads_the_same_data(ada_client: Client) -> None:
    artifact = make(ada_client, "Chart")
    DataFile.objects.create(
        **ADA.owner_fields(),
        artifact_id=artifact,
        name="data.csv",
        media_type="text/csv",
        content=b"a",
    )
    branched = send(ada_client, "POST", f"/api/artifacts/{artifact}/branch", {}).json()["id"]
    [copied] = DataFile.objects.filter(artifact_id=branched)
    assert (copied.name, bytes(copied.content)) == ("data.csv", b"a")
    assert DataFile.objects.filter(artifact_id=artifact).count() == 1


def test_nothing_written_cannot_be_branched(ada_client: Client) -> None:
    made = send(ada_client, "POST", "/api/artifacts", {"prompt": "A page"}).json()
    assert send(ada_client, "POST", f"/api/artifacts/{made['id']}/branch", {}).status_code == 409


def test_a_stranger_renames_deletes_branches_and_brings_back_nothing(
    ada_client: Client, mallory_client: Client
) -> None:
    artifact, gone = make(ada_client, "Mine"), make(ada_client, "Gone")
    ada_client.delete(f"/api/artifacts/{gone}")
    for method, path, body in [
        ("PATCH", f"/api/artifacts/{artifact}", {"title": "Yours"}),
        ("DELETE", f"/api/artifacts/{artifact}", None),
        ("POST", f"/api/artifacts/{artifact}/branch", {}),
        ("POST", f"/api/artifacts/{gone}/restore", None),
    ]:
        assert send(mallory_client, method, path, body).status_code == 404, path
    assert titles(mallory_client) == titles(mallory_client, "?deleted=true") == []
    assert titles(ada_client) == ["Mine"]


def test_a_link_lets_visitors_take_a_copy_where_it_says_so(
    ada_client: Client, mallory_client: Client
) -> None:
    artifact = make(ada_client, "Mine")
    link = send(ada_client, "POST", f"/api/artifacts/{artifact}/shares", {}).json()
    remixed = mallory_client.post(f"/s/{link['token']}/remix")
    assert remixed.status_code == 201
    page = mallory_client.get(remixed.json()["url"]).content.decode()
    assert "Remixed from" in page
    assert artifact not in page
    assert titles(mallory_client) == ["Mine"]
    assert ada_client.get(remixed.json()["url"]).status_code == 404
    ShareLink.objects.update(remixable=False)
    assert mallory_client.post(f"/s/{link['token']}/remix").status_code == 403
    ShareLink.objects.update(remixable=True, password="x")
    assert mallory_client.post(f"/s/{link['token']}/remix").status_code == 401
    ada_client.delete(f"/api/artifacts/{artifact}")
    assert mallory_client.post(f"/s/{link['token']}/remix").status_code == 404
    assert "Mine" in mallory_client.get(remixed.json()["url"]).content.decode()
    Artifact.objects.filter(pk=artifact).delete()
    assert mallory_client.get(remixed.json()["url"]).status_code == 200
