"""Taking everything along, deleting everything, and what the audit log keeps."""

import io
import json
import zipfile
from typing import Any

import pytest
from asgiref.sync import async_to_sync
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from artifacts_app.access import Viewer
from artifacts_app.models import (
    ApiToken,
    AppendOnly,
    Artifact,
    AuditEntry,
    Generation,
    IdempotencyKey,
    ShareLink,
)
from artifacts_app.services import personal_data
from artifacts_app.services.people import owned_models
from tests.unit.views.accounts import PASSWORD, accounts, browser, person
from tests.unit.views.test_api import PAGE, post

pytestmark = pytest.mark.django_db(transaction=True)


def made(client: Client, title: str) -> str:
    answer = post(client, "/api/artifacts/import", {"title": title, "files": PAGE})
    return str(answer.json()["id"])


async def read(answer: Any) -> bytes:
    return b"".join([piece async for piece in answer.streaming_content])


def exported(client: Client) -> zipfile.ZipFile:
    answer = client.get("/settings/export")
    assert answer["Content-Type"] == "application/zip"
    assert answer["Content-Disposition"].startswith("attachment")
    return zipfile.ZipFile(io.BytesIO(async_to_sync(read)(answer)))


def test_the_export_holds_all_and_nothing_of_others(
    ada_client: Client, mallory_client: Client
) -> None:
    mine = made(ada_client, "Mine")
    made(mallory_client, "Not mine")
    post(ada_client, f"/api/artifacts/{mine}/messages", {"text": "make it blue"})
    post(ada_client, f"/api/artifacts/{mine}/share", {})
    ada_client.post("/settings/tokens", {"name": "editor", "scope": ["read"]})
    archive = exported(ada_client)
    folder = f"Mine-{mine[:8]}"
    assert set(archive.namelist()) == {
        "account.json",
        f"{folder}/artifact.json",
        f"{folder}/versions/1/index.html",
    }
    assert archive.read(f"{folder}/versions/1/index.html").decode() == PAGE["index.html"]
    told = json.loads(archive.read(f"{folder}/artifact.json"))
    assert [message["text"] for message in told["messages"]] == ["make it blue"]
    assert len(told["shares"]) == 1
    account = archive.read("account.json").decode()
    assert "editor" in account
    assert ApiToken.objects.get().token_hash not in account
    assert ShareLink.objects.get().token_hash not in json.dumps(told)


def test_a_person_with_nothing_gets_an_empty_export(ada_client: Client) -> None:
    assert exported(ada_client).namelist() == ["account.json"]


def test_deletion_asks_and_then_leaves_nothing(ada: Viewer, ada_client: Client) -> None:
    artifact = made(ada_client, "Mine")
    other = Artifact.objects.create(title="Other", visitor=Viewer().visitor or ada.visitor)
    Artifact.objects.filter(pk=other.pk).update(visitor="0" * 32)
    post(ada_client, f"/api/artifacts/{artifact}/messages", {"text": "make it blue"})
    post(ada_client, f"/api/artifacts/{artifact}/share", {})
    IdempotencyKey.objects.create(viewer=ada.key, key="k", fingerprint="", created=timezone.now())
    assert "Pages: 1." in ada_client.get("/settings/delete").text
    assert ada_client.post("/settings/delete").status_code == 422
    assert Artifact.objects.filter(pk=artifact).exists()
    answer = ada_client.post("/settings/delete", {"sure": "on"})
    assert answer.status_code == 302
    assert not ada_client.cookies["visitor"].value
    assert [left.title for left in Artifact.objects.all()] == ["Other"]
    assert not any(model.objects.filter(visitor=ada.visitor) for model in owned_models())  # type: ignore[attr-defined]
    assert not Generation.objects.exists()
    assert not ShareLink.objects.exists()
    assert not IdempotencyKey.objects.exists()


def test_nobody_deletes_nothing(ada_client: Client) -> None:
    made(ada_client, "Mine")
    personal_data.delete_everything(Viewer())
    assert Artifact.objects.count() == 1


def test_a_person_goes_with_sessions_and_tokens() -> None:
    with accounts("open"):
        ada, grace = person("ada"), person("grace")
        client, elsewhere, other = browser(ada), browser(ada), browser(grace)
        client.post("/settings/tokens", {"name": "x", "scope": ["read"]})
        post(client, f"/api/artifacts/{made(client, 'Mine')}/share", {})
        client.post("/accounts/reauthenticate/", {"password": PASSWORD})
        assert client.post("/settings/delete", {"sure": "on"})["Location"] == "/"
        assert list(get_user_model().objects.all()) == [grace]
        assert not ApiToken.objects.exists()
        assert Session.objects.count() == 1
        assert elsewhere.get("/api/artifacts").json()["items"] == []
        assert "grace" in other.get("/settings/").text
        entries = AuditEntry.objects.filter(actor=f"user:{ada.pk}")
        assert [entry.action for entry in entries] == ["person.deleted", "share.made"]
        assert {entry.address for entry in entries} == {""}


def test_an_open_session_alone_deletes_nobody() -> None:
    with accounts("open"):
        client = browser(person("ada"))
        asked = client.get("/settings/delete")
        assert asked["Location"] == "/accounts/reauthenticate/?next=%2Fsettings%2Fdelete"
        assert client.post("/settings/delete", {"sure": "on"})["Location"] == "/settings/delete"
        client.post("/accounts/reauthenticate/", {"password": "wrong password"})
        assert client.post("/settings/delete", {"sure": "on"})["Location"] == "/settings/delete"
        assert get_user_model().objects.count() == 1


def test_another_site_deletes_and_exports_nothing(ada_client: Client) -> None:
    made(ada_client, "Mine")
    ada_client.handler.enforce_csrf_checks = True
    assert ada_client.post("/settings/delete", {"sure": "on"}).status_code == 403
    assert Artifact.objects.count() == 1


def test_shares_are_written_down(ada: Viewer, ada_client: Client) -> None:
    path = f"/api/artifacts/{made(ada_client, 'Mine')}/share"
    link = post(ada_client, path, {"password": "sesame", "expires_in": 60}).json()
    ada_client.patch(f"{path}s/{link['id']}", {"password": None}, content_type="application/json")
    ada_client.delete(f"/api/shares/{link['token']}")
    entries = list(AuditEntry.objects.order_by("pk"))
    assert [entry.action for entry in entries] == ["share.made", "share.changed", "share.revoked"]
    assert {entry.actor for entry in entries} == {ada.key}
    assert {entry.address for entry in entries} == {"127.0.0.1"}
    assert entries[0].detail == "expires_in=60, remixable=True, password"
    assert "sesame" not in str([entry.__dict__ for entry in entries])


def test_what_is_written_down_stays() -> None:
    entry = AuditEntry.objects.create(actor="system", action="x")
    entry.action = "y"
    for change in (
        entry.save,
        entry.delete,
        lambda: AuditEntry.objects.update(action="y"),
        lambda: AuditEntry.objects.filter(actor="system").delete(),
    ):
        with pytest.raises(AppendOnly):
            change()
    assert AuditEntry.objects.get().action == "x"
