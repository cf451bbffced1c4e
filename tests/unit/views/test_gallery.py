"""What owners show to everybody, and what the staff may do about it."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone

from artifacts_app.models import ApiToken, ShareLink, hash_token

pytestmark = pytest.mark.django_db(transaction=True)


def send(client: Client, method: str, path: str, body: Any = None, **headers: Any) -> Any:
    return client.generic(
        method, path, json.dumps(body), content_type="application/json", **headers
    )


def show(client: Client, title: str, **terms: Any) -> Any:
    files = {"title": title, "files": {"index.html": "<p>Hello"}}
    artifact = send(client, "POST", "/api/artifacts/import", files).json()["id"]
    return send(
        client, "POST", f"/api/artifacts/{artifact}/shares", {"listed": True, **terms}
    ).json()


@pytest.fixture
def grace() -> Client:
    return Client(HTTP_HOST=settings.PUBLIC_HOST)


@pytest.fixture
def as_staff() -> dict[str, str]:
    user = get_user_model().objects.create_user("kurt", is_staff=True)
    ApiToken.objects.create(user=user, token_hash=hash_token("staff"))
    return {"HTTP_AUTHORIZATION": "Bearer staff"}


def titles(client: Client, query: str = "", **headers: Any) -> list[str]:
    items = client.get(f"/api/gallery{query}", **headers).json()["items"]
    return [item["title"] for item in items]


def test_only_what_its_owner_lists_is_there(ada_client: Client, grace: Client) -> None:
    link = show(ada_client, "Shown")
    show(ada_client, "Unlisted", listed=False)
    ended = show(ada_client, "Ended")
    ShareLink.objects.filter(pk=ended["id"]).update(expires=timezone.now() - timedelta(seconds=1))
    locked = show(ada_client, "Locked")
    ShareLink.objects.filter(pk=locked["id"]).update(password="x")
    made = send(ada_client, "POST", "/api/artifacts", {"prompt": "Not written yet"}).json()
    send(ada_client, "POST", f"/api/artifacts/{made['id']}/shares", {"listed": True})
    [card] = grace.get("/api/gallery").json()["items"]
    assert (card["title"], card["url"]) == ("Shown", f"/s/{link['token']}/")
    page = grace.get("/gallery").content.decode()
    assert f"/s/{link['token']}/" in page
    assert not any(
        f">{title}<" in page for title in ("Unlisted", "Ended", "Locked", "Not written yet")
    )


def test_it_is_searched_and_read_page_by_page(ada_client: Client, grace: Client) -> None:
    for number in range(4):
        show(ada_client, f"Game {number}")
    show(ada_client, "Chart")
    first = grace.get("/api/gallery?search=game&limit=3").json()
    rest = grace.get("/api/gallery", {"search": "game", "after": first["next"]}).json()
    found = [card["title"] for card in first["items"] + rest["items"]]
    assert found == ["Game 3", "Game 2", "Game 1", "Game 0"]
    assert rest["next"] is None


@pytest.mark.parametrize(
    "query", ["limit=0", "limit=101", "after=x", "after=x~-1", f"search={'x' * 201}"]
)
def test_out_of_bounds_is_refused(grace: Client, query: str) -> None:
    assert grace.get(f"/api/gallery?{query}").status_code == 422
    if "limit" not in query:
        assert grace.get(f"/gallery?{query}").status_code == 422


def test_the_staff_hides_a_card_and_its_link_goes_on_to_work(
    ada_client: Client, grace: Client, as_staff: Any
) -> None:
    link = show(ada_client, "Rude")
    path = f"/api/gallery/{link['id']}"
    assert send(grace, "PATCH", path, {"hidden": True}, **as_staff).status_code == 200
    assert titles(grace) == []
    assert titles(grace, **as_staff) == ["Rude"]
    [listed] = ada_client.get("/api/artifacts").json()["items"]
    [owned] = ada_client.get(f"/api/artifacts/{listed['id']}/shares").json()
    assert owned["hidden"]
    assert grace.get(f"/s/{link['token']}/").status_code == 200
    terms = f"/api/artifacts/{listed['id']}/shares/{link['id']}"
    for listed_now in (False, True):
        send(ada_client, "PATCH", terms, {"listed": listed_now})
    assert titles(grace) == []
    send(grace, "PATCH", path, {"hidden": False}, **as_staff)
    assert titles(grace) == ["Rude"]


def test_others_cannot_hide_anything(ada_client: Client, mallory_client: Client) -> None:
    link = show(ada_client, "Mine")
    user = get_user_model().objects.create_user("plain")
    ApiToken.objects.create(user=user, token_hash=hash_token("plain"))
    path = f"/api/gallery/{link['id']}"
    assert send(mallory_client, "PATCH", path, {"hidden": True}).status_code == 404
    as_user: Any = {"HTTP_AUTHORIZATION": "Bearer plain"}
    assert send(mallory_client, "PATCH", path, {"hidden": True}, **as_user).status_code == 404
    assert titles(mallory_client) == ["Mine"]
