"""What the visitors of a link store together: who may, how much, how often, and when it goes."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.conf import LazySettings, settings
from django.test import Client
from django.utils import timezone

from artifacts_app.models import SharedStorage, ShareLink

pytestmark = pytest.mark.django_db(transaction=True)
PAGE = {"index.html": "<!DOCTYPE html><title>Hi</title><p>Hello"}


def send(client: Client, method: str, path: str, body: Any = None) -> Any:
    return client.generic(method, path, json.dumps(body), content_type="application/json")


def visitor() -> Client:
    """Has no cookie, nor a CSRF token: an embedded page has none either."""
    return Client(HTTP_HOST=settings.PUBLIC_HOST, enforce_csrf_checks=True)


@pytest.fixture
def shares(ada_client: Client) -> str:
    made = send(ada_client, "POST", "/api/artifacts/import", {"title": "Hello", "files": PAGE})
    return f"/api/artifacts/{made.json()['id']}/shares"


@pytest.fixture
def link(ada_client: Client, shares: str) -> Any:
    return send(ada_client, "POST", shares, {"common_storage": True}).json()


def place(link: Any) -> str:
    return f"/s/{link['token']}/storage"


def put(client: Client, link: Any, *items: tuple[str, str | None], **more: Any) -> Any:
    return send(client, "POST", place(link), {"items": items, **more})


def test_what_one_stores_the_other_reads(link: Any) -> None:
    grace, heidi = visitor(), visitor()
    stored = put(grace, link, ("a", "1"), ("b", "\x00\ud800é")).json()
    assert stored == {"revision": 1, "items": [["a", "1"], ["b", "\x00\ud800é"]]}
    assert heidi.get(place(link)).json() == stored
    assert put(heidi, link, ("a", None), ("c", "3")).json()["items"] == [
        ["b", "\x00\ud800é"],
        ["c", "3"],
    ]
    assert put(grace, link, ("d", "4"), cleared=True).json()["items"] == [["d", "4"]]


def test_only_news_are_sent(link: Any) -> None:
    grace, heidi = visitor(), visitor()
    assert put(grace, link, ("a", "1"), after=0).json() == {"revision": 1, "items": None}
    assert grace.get(place(link), {"after": "1"}).json() == {"revision": 1, "items": None}
    put(heidi, link, ("b", "2"))
    expected = {"revision": 3, "items": [["a", "3"], ["b", "2"]]}
    assert put(grace, link, ("a", "3"), after=1).json() == expected
    assert heidi.get(place(link), {"after": "x"}).json() == expected


def test_each_link_has_its_own(ada_client: Client, shares: str, link: Any) -> None:
    other = send(ada_client, "POST", shares, {"common_storage": True}).json()
    put(visitor(), link, ("a", "1"))
    assert visitor().get(place(other)).json() == {"revision": 0, "items": []}


def test_it_is_there_only_where_the_owner_wants_it(ada_client: Client, shares: str) -> None:
    link = send(ada_client, "POST", shares, {}).json()
    assert not link["common_storage"]
    assert visitor().get(place(link)).status_code == 404
    assert put(visitor(), link, ("a", "1")).status_code == 404
    assert "data-storage-url" not in visitor().get(f"/s/{link['token']}/").content.decode()
    changed = send(ada_client, "PATCH", f"{shares}/{link['id']}", {"common_storage": True})
    assert changed.json()["common_storage"]
    assert put(visitor(), link, ("a", "1")).status_code == 200
    for address in (f"/s/{link['token']}/", f"/s/{link['token']}/embed"):
        assert f'data-storage-url="{place(link)}"' in visitor().get(address).content.decode()


def test_turning_it_off_forgets_it(ada_client: Client, shares: str, link: Any) -> None:
    put(visitor(), link, ("a", "1"))
    send(ada_client, "PATCH", f"{shares}/{link['id']}", {"remixable": False})
    assert SharedStorage.objects.exists()
    send(ada_client, "PATCH", f"{shares}/{link['id']}", {"common_storage": False})
    assert not SharedStorage.objects.exists()


def test_a_revoked_or_expired_link_takes_nothing(
    ada_client: Client, shares: str, link: Any
) -> None:
    put(visitor(), link, ("a", "1"))
    ShareLink.objects.update(expires=timezone.now() - timedelta(seconds=1))
    assert visitor().get(place(link)).status_code == 404
    assert put(visitor(), link, ("a", "2")).status_code == 404
    ShareLink.objects.update(expires=None)
    assert send(ada_client, "DELETE", f"{shares}/{link['id']}").status_code == 204
    assert put(visitor(), link, ("a", "2")).status_code == 404
    assert not SharedStorage.objects.exists()


def test_a_password_is_asked_for_here_too(ada_client: Client, shares: str) -> None:
    terms = {"common_storage": True, "password": "sesame"}
    link = send(ada_client, "POST", shares, terms).json()
    assert put(visitor(), link, ("a", "1")).status_code == 401
    grace = Client(HTTP_HOST=settings.PUBLIC_HOST)
    grace.post(f"/s/{link['token']}/", {"password": "sesame"})
    assert put(grace, link, ("a", "1")).status_code == 200


def test_pages_of_other_sites_are_refused(link: Any) -> None:
    stranger = Client(HTTP_HOST=settings.PUBLIC_HOST, HTTP_SEC_FETCH_SITE="cross-site")
    assert stranger.get(place(link)).status_code == 403
    assert put(stranger, link, ("a", "1")).status_code == 403


def test_too_much_is_refused_as_a_whole(link: Any, settings: LazySettings) -> None:
    settings.MAX_SHARED_STORAGE = 10
    put(visitor(), link, ("a", "1"))
    refused = put(visitor(), link, ("a", "2"), ("b", "x" * 8))
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (413, "items")
    assert "10" in refused.json()["detail"]
    assert visitor().get(place(link)).json()["items"] == [["a", "1"]]


def test_too_often_is_refused(
    ada_client: Client, mallory_client: Client, link: Any, settings: LazySettings
) -> None:
    settings.MAX_STORAGE_WRITES_PER_MINUTE = 2
    for _ in range(2):
        assert put(ada_client, link, ("a", "1")).status_code == 200
    refused = put(ada_client, link, ("a", "2"))
    assert (refused.status_code, refused.json()["limit"]) == (429, "storage_writes_per_minute")
    assert int(refused["Retry-After"]) > 0
    assert put(mallory_client, link, ("a", "3")).status_code == 200
    assert ada_client.get(place(link)).status_code == 200


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ([], "body"),
        ({}, "items"),
        ({"items": "ab"}, "items"),
        ({"items": [["a"]]}, "items"),
        ({"items": [["a", 1]]}, "items"),
        ({"items": [{"a": "b"}]}, "items"),
        ({"items": ["ab"]}, "items"),
        ({"items": [], "cleared": 1}, "cleared"),
        ({"items": [], "after": "1"}, "after"),
        ({"items": [], "after": True}, "after"),
    ],
)
def test_what_is_no_change_is_refused_by_name(link: Any, body: Any, field: str) -> None:
    refused = send(visitor(), "POST", place(link), body)
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, field)


def test_what_is_no_json_is_refused(link: Any) -> None:
    for body in (b"{", b"\xff", b"[" * 100_000):
        refused = visitor().generic("POST", place(link), body, content_type="application/json")
        assert refused.status_code == 422


def test_what_a_form_could_send_is_refused(link: Any) -> None:
    body = json.dumps({"items": [["a", "1"]]})
    for kind in ("text/plain", "application/x-www-form-urlencoded", ""):
        refused = visitor().generic("POST", place(link), body, content_type=kind)
        assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, "body")
    assert not SharedStorage.objects.exists()
