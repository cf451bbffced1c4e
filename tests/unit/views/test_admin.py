"""The administration: who comes in, what it does, and what of it is written down."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.test import Client

from artifacts_app.models import (
    ApiToken,
    Artifact,
    AuditEntry,
    Generation,
    Invite,
    Message,
    ShareLink,
    hash_token,
)
from tests.unit.views.accounts import accounts, browser, person

pytestmark = pytest.mark.django_db(transaction=True)
LISTS = sorted(
    f"/admin/{model._meta.app_label}/{model._meta.model_name}/" for model in admin.site._registry
)
OWN_LISTS = [path for path in LISTS if path.startswith("/admin/artifacts_app/")]


@pytest.fixture(autouse=True)
def open_mode() -> Iterator[None]:
    with accounts("open"):
        yield


@pytest.fixture
def root() -> Any:
    return person("root", is_staff=True, is_superuser=True)


@pytest.fixture
def staff() -> Any:
    return person("staff", is_staff=True)


def act(client: Client, model: str, action: str, *rows: Any) -> Any:
    form = {"action": action, "_selected_action": [str(row.pk) for row in rows]}
    return client.post(f"/admin/{model}/", form)


def actions() -> list[str]:
    return list(AuditEntry.objects.order_by("pk").values_list("action", flat=True))


@pytest.mark.parametrize("path", ["/admin/", *LISTS])
def test_it_is_for_staff(path: str) -> None:
    assert browser().get(path).status_code == 302
    assert browser(person("ada")).get(path).status_code in {302, 403}


@pytest.mark.parametrize("path", ["/admin/", *OWN_LISTS])
def test_staff_see_its_lists(staff: Any, path: str) -> None:
    artifact = Artifact.objects.create(title="One", user=staff)
    request = Message.objects.create(artifact=artifact, role="user", text="secret words")
    Generation.objects.create(artifact=artifact, ordinal=1, request=request)
    ShareLink.objects.create(artifact=artifact, token_hash="h")
    ApiToken.objects.create(name="t", token_hash="x", user=staff, visitor=None)
    answer = browser(staff).get(path)
    assert answer.status_code == 200
    assert "secret words" not in answer.text
    assert "script-src 'self'" in answer["Content-Security-Policy"]


@pytest.mark.parametrize("path", LISTS)
def test_administrators_see_all_lists(root: Any, path: str) -> None:
    assert browser(root).get(path).status_code == 200
    assert browser(root).get(path, {"q": "x"}).status_code == 200


def test_staff_hide_from_the_gallery_and_stop_generations(staff: Any) -> None:
    artifact = Artifact.objects.create(title="One", user=staff)
    request = Message.objects.create(artifact=artifact, role="user", text="x")
    generation = Generation.objects.create(artifact=artifact, ordinal=1, request=request)
    link = ShareLink.objects.create(artifact=artifact, token_hash="h")
    client = browser(staff)
    act(client, "artifacts_app/sharelink", "hide", link)
    act(client, "artifacts_app/generation", "cancel", generation)
    link.refresh_from_db()
    generation.refresh_from_db()
    assert link.hidden
    assert generation.status == "cancelled"
    assert actions() == ["admin.share_hidden", "admin.generation_stopped"]
    assert {entry.actor for entry in AuditEntry.objects.all()} == {f"user:{staff.pk}"}


def test_staff_disable_people_but_no_administrator_nor_themselves(staff: Any, root: Any) -> None:
    ada = person("ada")
    hers = browser(ada)
    act(browser(staff), "auth/user", "disable", ada, root, staff)
    active = get_user_model().objects.filter(is_active=True)
    assert {user.username for user in active} == {"staff", "root"}
    assert hers.get("/settings/").text.count("ada@example.net") == 0
    assert actions() == ["admin.person_disabled"]
    act(browser(staff), "auth/user", "enable", ada)
    assert actions()[-1] == "admin.person_enabled"


def test_staff_make_no_administrators(staff: Any) -> None:
    client = browser(staff)
    form = {"username": "staff", "is_staff": "on", "is_superuser": "on"}
    assert client.post(f"/admin/auth/user/{staff.pk}/change/", form).status_code == 403
    assert client.get("/admin/auth/user/add/").status_code == 403


def test_staff_invite(staff: Any) -> None:
    client = browser(staff)
    form = {"note": "Ada", "expires_0": "2099-01-01", "expires_1": "00:00:00"}
    assert client.post("/admin/artifacts_app/invite/add/", form).status_code == 302
    invite = Invite.objects.get()
    assert invite.made_by == staff
    assert "/invite/" in client.get("/admin/artifacts_app/invite/").text
    assert actions() == ["admin.added"]


def test_what_changes_in_a_form_is_written_down(root: Any) -> None:
    token = ApiToken.objects.create(name="t", token_hash=hash_token("t"), user=root, visitor=None)
    client = browser(root)
    path = f"/admin/artifacts_app/apitoken/{token.pk}/delete/"
    assert client.post(path, {"post": "yes"}).status_code == 302
    assert not ApiToken.objects.exists()
    assert actions() == ["admin.deleted"]


def test_nobody_changes_the_log(root: Any) -> None:
    entry = AuditEntry.objects.create(actor="system", action="x")
    client = browser(root)
    base = f"/admin/artifacts_app/auditentry/{entry.pk}"
    assert client.post(f"{base}/change/", {"action": "y"}).status_code == 403
    assert client.post(f"{base}/delete/", {"post": "yes"}).status_code == 403
    assert "delete_selected" not in client.get("/admin/artifacts_app/auditentry/").text
    assert AuditEntry.objects.get().action == "x"
