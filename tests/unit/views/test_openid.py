"""Signing in at a provider: who comes in, with what, and which answers of a provider are refused."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import LazySettings
from django.contrib.auth import get_user_model
from django.test import Client

from artifacts_app.config.accounts import openid_provider
from artifacts_app.models import Artifact, Invite
from artifacts_app.services import invites
from tests.conftest import ADA, browser_of
from tests.support.openid_provider import CLIENT, SECRET, Provider
from tests.unit.views.accounts import browser

pytestmark = pytest.mark.django_db
LOGIN = "/accounts/oidc/sso/login/"
CALLBACK = f"{LOGIN}callback/"


@pytest.fixture
def provider(settings: LazySettings) -> Iterator[Provider]:
    with Provider() as provider:
        settings.ARTIFACTS_ACCOUNTS = "open"
        settings.ROOT_URLCONF = "artifacts_app.config.account_urls"
        settings.OIDC_ISSUER = provider.issuer
        settings.SOCIALACCOUNT_PROVIDERS = openid_provider(
            provider.issuer, CLIENT, SECRET, "The house"
        )
        yield provider


def sign_in(client: Client, provider: Provider) -> Any:
    return client.get(provider.authorize(begin(client)))


def begin(client: Client) -> str:
    """Where the provider is, as the browser is told."""
    answer = client.post(LOGIN)
    assert answer.status_code == 302
    return str(answer["Location"])


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_the_login_page_has_a_button(provider: Provider) -> None:
    assert "The house" in browser().get("/accounts/login/").content.decode()


def test_a_visitor_signs_in_and_keeps_what_they_made(provider: Provider) -> None:
    Artifact.objects.create(title="Mine", visitor=ADA.visitor)
    client = browser_of(ADA)
    answer = sign_in(client, provider)
    assert (answer.status_code, answer["Location"]) == (302, "/")
    user = get_user_model().objects.get()
    assert user.email == "ada@example.net"
    assert Artifact.objects.get().user == user
    again = browser()
    sign_in(again, provider)
    assert again.session["_auth_user_id"] == str(user.pk)
    assert get_user_model().objects.count() == 1


def test_where_it_takes_an_invite_a_stranger_stays_out(
    provider: Provider, settings: LazySettings
) -> None:
    settings.ARTIFACTS_ACCOUNTS = "invite"
    stranger = browser()
    sign_in(stranger, provider)
    assert not is_in(stranger)
    assert not get_user_model().objects.exists()
    invited, invite = browser(), Invite.objects.create(note="Ada")
    invited.get(f"/invite/{invites.token_of(invite)}")
    sign_in(invited, provider)
    assert is_in(invited)


def test_an_address_that_somebody_has_already_is_not_taken_over(provider: Provider) -> None:
    owner = get_user_model().objects.create(username="ada", email="ada@example.net")
    client = browser()
    sign_in(client, provider)
    assert client.session.get("_auth_user_id") != str(owner.pk)


@pytest.mark.parametrize("state", ["", "state=", "state=wrong"])
def test_a_state_that_is_not_ours_is_refused(provider: Provider, state: str) -> None:
    client = browser()
    code = provider.authorize(begin(client)).partition("?")[2].partition("&")[0]
    refused(client.get(f"{CALLBACK}?{code}&{state}"), client)


def test_the_state_of_another_browser_is_refused(provider: Provider) -> None:
    mallory, ada = browser(), browser()
    begin(ada)
    refused(ada.get(provider.authorize(begin(mallory))), ada)


def test_the_code_of_another_browser_is_refused(provider: Provider) -> None:
    """By PKCE: the provider gives nothing for a code without the secret that it was asked with."""
    mallory, ada = browser(), browser()
    theirs = provider.authorize(begin(mallory)).partition("code=")[2].partition("&")[0]
    mine = provider.authorize(begin(ada)).partition("&state=")[2]
    refused(ada.get(f"{CALLBACK}?code={theirs}&state={mine}"), ada)


@pytest.mark.parametrize(
    "wrong",
    [
        {"claims": {"iss": "https://elsewhere.example"}},
        {"claims": {"iss": None}},
        {"claims": {"aud": "another application"}},
        {"claims": {"aud": None}},
        {"claims": {"aud": [CLIENT, "another"], "azp": "another"}},
        {"claims": {"exp": 1}},
        {"claims": {"exp": None}},
        {"claims": {"sub": "somebody else"}},
        {"claims": {"sub": None}},
        {"userinfo": {"sub": "somebody else"}},
        {"userinfo": {"sub": None}},
        {"signs_with": "another key"},
        {"algorithm": "none"},
        {"algorithm": "HS256"},
        {"answers": {"id_token": None}},
        {"answers": {"id_token": "x.y.z"}},
        {"answers": {"id_token": 7}},
        {"answers": {"access_token": "another"}},
        {"answers": {"access_token": None}},
    ],
    ids=str,
)
def test_an_answer_that_proves_nothing_is_refused(
    provider: Provider, wrong: dict[str, Any]
) -> None:
    client = browser()
    address = begin(client)
    for name, value in wrong.items():
        setattr(provider, name, value)
    refused(client.get(provider.authorize(address)), client)


@pytest.mark.parametrize(
    "wrong",
    [{"issuer": "https://elsewhere.example"}, {"issuer": None}, {"token_endpoint": None}],
    ids=str,
)
def test_a_description_of_another_issuer_leads_nowhere(
    provider: Provider, wrong: dict[str, Any]
) -> None:
    client = browser()
    back = provider.authorize(begin(client))
    provider.description = wrong
    refused(client.get(back), client)
    assert client.post(LOGIN).status_code == 401


def test_a_slash_at_the_end_of_an_issuer_is_none_of_ours(provider: Provider) -> None:
    provider.description = {"issuer": f"{provider.issuer}/"}
    provider.claims = {"iss": f"{provider.issuer}/"}
    client = browser()
    sign_in(client, provider)
    assert is_in(client)


def test_a_provider_that_is_away_is_said(
    provider: Provider, settings: LazySettings, caplog: pytest.LogCaptureFixture
) -> None:
    gone = "http://127.0.0.1:1"
    settings.SOCIALACCOUNT_PROVIDERS = openid_provider(gone, CLIENT, SECRET, "The house")
    answer = browser().post(LOGIN)
    assert answer.status_code == 401
    assert "Signing in did not work" in answer.content.decode()
    assert "nobody signs in by OpenID" in caplog.text


def test_another_provider_does_not_exist(provider: Provider) -> None:
    assert browser().post("/accounts/oidc/other/login/").status_code == 404
    assert browser().get("/accounts/oidc/other/login/callback/").status_code == 404


def refused(answer: Any, client: Client) -> None:
    assert answer.status_code == 401, answer.content
    assert not is_in(client)
    assert not get_user_model().objects.exists()
