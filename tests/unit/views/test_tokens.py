"""What a token opens, for how long, and who makes one."""

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from artifacts_app.access import Viewer
from artifacts_app.models import ApiToken, Artifact, Scope, hash_token

pytestmark = pytest.mark.django_db


def token(scope: str = "read write generate metrics", **fields: object) -> ApiToken:
    return ApiToken.objects.create(
        name="known", token_hash=hash_token("known"), scope=scope, **fields
    )


@pytest.fixture
def script() -> Client:
    return Client(HTTP_HOST=settings.PUBLIC_HOST, headers={"Authorization": "Bearer known"})


@pytest.mark.parametrize(
    ("method", "path", "scope"),
    [
        ("GET", "/api/artifacts", "read"),
        ("HEAD", "/api/artifacts", "read"),
        ("GET", "/", "read"),
        ("POST", "/api/artifacts/import", "write"),
        ("PUT", "/api/artifacts/x/files", "write"),
        ("DELETE", "/api/shares/x", "write"),
        ("GET", "/v1/models", "generate"),
        ("POST", "/v1/chat/completions", "generate"),
        ("GET", "/metrics", "metrics"),
    ],
)
def test_each_route_asks_its_scope_and_no_other(
    script: Client, method: str, path: str, scope: str
) -> None:
    known = token(" ".join(set(Scope.values) - {scope}))
    answer = script.generic(method, path, b"{}", content_type="application/json")
    assert answer.status_code == 403
    assert method == "HEAD" or f"scope {scope}" in answer.text
    ApiToken.objects.filter(pk=known.pk).update(scope=scope)
    answer = script.generic(method, path, b"{}", content_type="application/json")
    assert answer.status_code != 403


def test_v1_refuses_in_the_shape_of_openai(script: Client) -> None:
    token("read")
    assert script.get("/v1/models").json()["error"]["code"] == "missing_scope"


def test_a_token_of_before_scopes_has_them_all() -> None:
    assert token().scopes == set(Scope.values)


def test_an_expired_token_is_none(script: Client) -> None:
    token(expires=timezone.now() - timedelta(seconds=1))
    assert script.get("/api/artifacts").status_code == 401


def test_its_last_use_is_remembered_to_the_minute(script: Client) -> None:
    known = token()
    script.get("/api/artifacts")
    known.refresh_from_db()
    first = known.last_used
    assert first is not None
    script.get("/api/artifacts")
    known.refresh_from_db()
    assert known.last_used == first


def test_a_person_makes_one_and_sees_it_once(ada: Viewer, ada_client: Client) -> None:
    form = {"name": "My editor", "scope": ["read", "generate"], "days": "30"}
    answer = ada_client.post("/settings/tokens", form)
    [text] = re.findall(r'readonly value="([\w-]{32})"', answer.text)
    made = ApiToken.objects.get()
    assert (made.token_hash, made.scope) == (hash_token(text), "read generate")
    assert made.visitor == ada.visitor
    assert made.expires is not None
    page = ada_client.get("/settings/").text
    assert "My editor" in page
    assert text not in page


@pytest.mark.parametrize(
    "change",
    [
        {"name": ""},
        {"name": "x" * 81},
        {"name": "\x00"},
        {"scope": []},
        {"scope": ["root"]},
        {"days": "0"},
        {"days": "-1"},
        {"days": "x"},
        {"days": "99999"},
    ],
)
def test_a_token_out_of_bounds_is_refused(ada_client: Client, change: dict[str, object]) -> None:
    form = {"name": "x", "scope": ["read"], "days": "", **change}
    answer = ada_client.post("/settings/tokens", form)
    assert answer.status_code == 422
    assert not ApiToken.objects.exists()


def test_there_is_a_limit(ada_client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("artifacts_app.services.tokens.MOST_TOKENS", 1)
    form = {"name": "x", "scope": ["read"]}
    assert ada_client.post("/settings/tokens", form).status_code == 200
    assert ada_client.post("/settings/tokens", form).status_code == 422


def test_only_its_person_revokes_it(ada_client: Client, mallory_client: Client) -> None:
    ada_client.post("/settings/tokens", {"name": "x", "scope": ["read"]})
    path = f"/settings/tokens/{ApiToken.objects.get().pk}/revoke"
    assert "Revoke x" not in mallory_client.get("/settings/").text
    assert mallory_client.post(path).status_code == 404
    assert ada_client.get(path).status_code == 405
    assert ada_client.post(path).status_code == 302
    assert not ApiToken.objects.exists()


def test_a_token_opens_no_settings(script: Client) -> None:
    token()
    assert script.get("/settings/").status_code == 403
    assert script.post("/settings/tokens", {"name": "x", "scope": ["read"]}).status_code == 403
    assert ApiToken.objects.count() == 1


def test_another_site_makes_none(ada_client: Client) -> None:
    ada_client.handler.enforce_csrf_checks = True
    answer = ada_client.post("/settings/tokens", {"name": "x", "scope": ["read"]})
    assert answer.status_code == 403
    assert not ApiToken.objects.exists()


def test_the_command_takes_scopes_and_days() -> None:
    call_command("create_token", "grafana", "--scope", "metrics", "--days", "7", "--token", "t")
    made = ApiToken.objects.get()
    assert made.scopes == {"metrics"}
    assert made.expires is not None
    assert not Artifact.objects.exists()
    with pytest.raises(CommandError, match="days"):
        call_command("create_token", "x", "--days", "0")
    with pytest.raises(CommandError, match="nobody"):
        call_command("create_token", "x", "--user", "nobody")
