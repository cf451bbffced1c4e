"""Signing up, signing in, and what comes along."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone

from artifacts_app.access import NOBODY, Viewer, owned_artifacts, viewer_of_cookies
from artifacts_app.models import ApiToken, Artifact, Invite, hash_token
from artifacts_app.services import invites
from artifacts_app.services.people import owned_models
from tests.conftest import ADA, browser_of
from tests.unit.views.accounts import PASSWORD, accounts, browser, person, sign_in

pytestmark = pytest.mark.django_db(transaction=True)
FORM = {"email": "ada@example.net", "password1": PASSWORD}


@pytest.fixture(params=["open", "invite"])
def any_mode(request: pytest.FixtureRequest) -> Iterator[str]:
    with accounts(request.param):
        yield request.param


@pytest.fixture
def open_mode() -> Iterator[None]:
    with accounts("open"):
        yield


@pytest.fixture
def invite_mode() -> Iterator[None]:
    with accounts("invite"):
        yield


def cookies(client: Client) -> dict[str, str]:
    return {name: morsel.value for name, morsel in client.cookies.items()}


def test_without_accounts_there_is_no_such_page() -> None:
    client = Client(HTTP_HOST=settings.PUBLIC_HOST)
    for path in ("/accounts/login/", "/accounts/signup/", "/admin/", "/invite/x"):
        assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    "path", ["/accounts/login/", "/accounts/signup/", "/admin/login/", "/invite/x", "/settings/"]
)
def test_the_sandbox_host_has_none_of_it(any_mode: str, path: str) -> None:
    answer = Client(HTTP_HOST=settings.SANDBOX_HOST).get(path)
    assert answer.status_code == 404
    assert not answer.cookies


def test_a_visitor_signs_up_and_keeps_what_they_made(open_mode: None) -> None:
    Artifact.objects.create(title="Mine", visitor=ADA.visitor)
    Artifact.objects.create(title="Not mine", user=person("grace"))
    ApiToken.objects.create(name="t", token_hash=hash_token("t"), visitor=ADA.visitor)
    client = browser_of(ADA)
    assert client.post("/accounts/signup/", FORM).status_code == 302
    user = get_user_model().objects.get(email="ada@example.net")
    assert Artifact.objects.get(title="Mine").user == user
    assert ApiToken.objects.get().user == user
    assert [item["title"] for item in client.get("/api/artifacts").json()["items"]] == ["Mine"]
    assert not owned_artifacts(ADA).exists()


def test_work_done_before_signing_in_comes_along(open_mode: None) -> None:
    user = person("ada")
    Artifact.objects.create(title="Before", user=user)
    Artifact.objects.create(title="Now", visitor=ADA.visitor)
    client = browser_of(ADA)
    assert sign_in(client, "ada").status_code == 302
    assert Artifact.objects.filter(user=user).count() == 2
    client.post("/accounts/logout/")
    assert client.get("/api/artifacts").json()["items"] == []


def test_what_pages_stored_before_signing_in_is_found(open_mode: None) -> None:
    artifact = Artifact.objects.create(title="Before", visitor=ADA.visitor)
    client = browser_of(ADA)
    person("ada")
    before = client.get(artifact.get_absolute_url()).context["storage_keys"]
    sign_in(client, "ada")
    now, remembered = client.get(artifact.get_absolute_url()).context["storage_keys"].split()
    assert remembered == before
    assert now != before


def test_every_model_with_an_owner_changes_hands() -> None:
    assert {Artifact, ApiToken} <= set(owned_models())


def test_a_socket_is_the_sessions_person(any_mode: str) -> None:
    user = person("ada")
    client = browser(user)
    assert viewer_of_cookies(cookies(client)) == Viewer(user_id=user.pk)
    user.set_password("another password")
    user.save()
    assert viewer_of_cookies(cookies(client)).user_id is None


def test_a_session_means_nothing_without_accounts() -> None:
    with accounts("open"):
        kept = cookies(browser(person("ada")))
    assert viewer_of_cookies(kept).user_id is None


def test_a_disabled_person_is_out_at_once(any_mode: str) -> None:
    user = person("ada")
    client = browser(user)
    ApiToken.objects.create(name="t", token_hash=hash_token("t"), user=user, visitor=None)
    user.is_active = False
    user.save()
    assert viewer_of_cookies(cookies(client)).user_id is None
    script = Client(HTTP_HOST=settings.PUBLIC_HOST, headers={"Authorization": "Bearer t"})
    assert script.get("/api/artifacts").status_code == 401
    assert "inactive" in sign_in(browser(), "ada")["Location"]


def test_a_wrong_password_says_not_which(open_mode: None) -> None:
    person("ada")
    wrong = sign_in(browser(), "ada", "wrong password")
    unknown = sign_in(browser(), "nobody", "wrong password")
    assert wrong.status_code == unknown.status_code == 200
    assert wrong.context["form"].errors == unknown.context["form"].errors != {}


def test_guessing_passwords_is_slowed_down(open_mode: None) -> None:
    person("ada")
    client = browser()
    for _ in range(12):
        sign_in(client, "ada", "wrong password")
    assert "_auth_user_id" not in client.session
    assert sign_in(client, "ada").status_code in {200, 429}
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("password", ["short", "password123", "ada@example.net"])
def test_a_weak_password_is_refused(open_mode: None, password: str) -> None:
    answer = browser().post("/accounts/signup/", {**FORM, "password1": password})
    assert answer.status_code == 200
    assert answer.context["form"].errors["password1"]
    assert not get_user_model().objects.exists()


@pytest.mark.parametrize(
    "target", [settings.SANDBOX_ORIGIN + "/", "https://evil.example/", "//evil.example"]
)
def test_signing_in_leads_to_this_host_alone(open_mode: None, target: str) -> None:
    person("ada")
    form = {"login": "ada", "password": PASSWORD, "next": target}
    assert browser().post("/accounts/login/", form)["Location"] == "/"


def test_who_has_no_account_is_asked_for_one_where_it_takes_an_invite(invite_mode: None) -> None:
    client = browser_of(ADA)
    answer = client.get("/artifacts/x/?a=b")
    assert answer["Location"] == "/accounts/login/?next=/artifacts/x/%3Fa%3Db"
    assert client.get("/api/artifacts", headers={"Accept": "application/json"}).status_code == 401
    assert client.post("/api/artifacts", "{}", content_type="application/json").status_code == 401
    assert viewer_of_cookies(cookies(client)) == NOBODY
    assert not client.get("/accounts/login/").cookies.get(settings.VISITOR_COOKIE)
    for path in ("/healthz", "/s/unknown/", "/invite/unknown"):
        assert client.get(path).status_code in {200, 404}


def test_an_invite_lets_one_person_in(invite_mode: None) -> None:
    token = invites.token_of(Invite.objects.create(note="Ada"))
    first, second = browser(), browser()
    for client in (first, second):
        assert client.get(f"/invite/{token}")["Location"] == "/accounts/signup/"
    assert first.post("/accounts/signup/", FORM).status_code == 302
    assert "_auth_user_id" in first.session
    other = {**FORM, "email": "mallory@example.net"}
    assert second.post("/accounts/signup/", other).status_code in {200, 403}
    assert get_user_model().objects.count() == 1
    assert browser().get(f"/invite/{token}").status_code == 404


@pytest.mark.parametrize("change", [{"used": timezone.now()}, {"expires": timezone.now()}])
def test_a_spent_invite_lets_nobody_in(invite_mode: None, change: dict[str, Any]) -> None:
    token = invites.token_of(Invite.objects.create(**change))
    assert browser().get(f"/invite/{token}").status_code == 404


def test_a_forged_invite_lets_nobody_in(invite_mode: None) -> None:
    Invite.objects.create()
    client = browser()
    assert client.get("/invite/MQ:1xxxxx:forged").status_code == 404
    answer = client.post("/accounts/signup/", FORM)
    assert "invitation" in answer.text
    assert not get_user_model().objects.exists()


def test_the_last_moment_counts(invite_mode: None) -> None:
    invite = Invite.objects.create()
    client = browser()
    client.get(f"/invite/{invites.token_of(invite)}")
    Invite.objects.update(expires=timezone.now() - timedelta(seconds=1))
    client.post("/accounts/signup/", FORM)
    assert not get_user_model().objects.exists()


PAGES = [
    "/accounts/login/",
    "/accounts/signup/",
    "/accounts/password/reset/",
    "/accounts/logout/",
    "/accounts/email/",
    "/accounts/password/change/",
    "/accounts/2fa/",
    "/accounts/2fa/webauthn/",
    "/accounts/sessions/",
]


@pytest.mark.parametrize("path", PAGES)
def test_its_pages_obey_the_policy(open_mode: None, path: str) -> None:
    signed_out = {"/accounts/login/", "/accounts/signup/", "/accounts/password/reset/"}
    client = browser() if path in signed_out else browser(person("ada"))
    answer = client.get(path)
    assert answer.status_code == 200
    policy = answer["Content-Security-Policy"]
    assert "trusted-types 'none'" in policy
    assert "unsafe" not in policy
    assert "publickey-credentials-get=(self)" in answer["Permissions-Policy"]
    assert "<style" not in answer.text
    assert " style=" not in answer.text
    assert " onclick=" not in answer.text


def test_the_application_itself_uses_no_passkeys(open_mode: None) -> None:
    assert "publickey-credentials-get=()" in browser().get("/")["Permissions-Policy"]
