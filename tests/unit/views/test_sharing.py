"""Links: their terms, who may change them, and what a holder or a stranger gets."""

import base64
import hashlib
import json
import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from artifacts_app.models import DataFile, ShareLink, hash_token
from artifacts_app.services import share_password

pytestmark = pytest.mark.django_db(transaction=True)
PAGE = {"index.html": "<!DOCTYPE html><title>Hi</title><p>Hello"}


def send(client: Client, method: str, path: str, body: Any = None) -> Any:
    return client.generic(method, path, json.dumps(body), content_type="application/json")


@pytest.fixture
def artifact(ada_client: Client) -> str:
    made = send(ada_client, "POST", "/api/artifacts/import", {"title": "Hello", "files": PAGE})
    return str(made.json()["id"])


@pytest.fixture
def grace() -> Client:
    """Holds links, and nothing else."""
    return Client(HTTP_HOST=settings.PUBLIC_HOST)


def share(client: Client, artifact: str, **terms: Any) -> Any:
    answer = send(client, "POST", f"/api/artifacts/{artifact}/shares", terms)
    assert answer.status_code == 201, answer.content
    return answer.json()


def test_links_are_listed_with_their_terms_and_can_be_seen_again(
    ada_client: Client, artifact: str
) -> None:
    first = share(ada_client, artifact, version=1, expires_in=60)
    second = share(ada_client, artifact, remixable=False, listed=True)
    listed = ada_client.get(f"/api/artifacts/{artifact}/shares").json()
    assert [link["id"] for link in listed] == [second["id"], first["id"]]
    assert [link["url"] for link in listed] == [second["url"], first["url"]]
    assert (first["version"], second["version"]) == (1, None)
    assert second["listed"]
    assert not second["remixable"]
    assert not first["has_expired"]


def test_the_database_alone_opens_no_link(ada_client: Client, artifact: str) -> None:
    token = share(ada_client, artifact)["token"]
    link = ShareLink.objects.get()
    assert token not in {str(value) for value in vars(link).values()}
    assert link.token_hash == hash_token(token)


def test_another_secret_key_hides_a_link_and_opens_it_still(
    ada_client: Client, artifact: str, grace: Client
) -> None:
    token = share(ada_client, artifact)["token"]
    ShareLink.objects.update(seed="another")
    [listed] = ada_client.get(f"/api/artifacts/{artifact}/shares").json()
    assert (listed["token"], listed["url"], listed["embed"]) == (None, None, None)
    assert (
        ada_client.get(f"/api/artifacts/{artifact}/shares/{listed['id']}/qr.svg").status_code == 404
    )
    assert grace.get(f"/s/{token}/").status_code == 200


def test_terms_change_one_by_one(ada_client: Client, artifact: str, grace: Client) -> None:
    link = share(ada_client, artifact, expires_in=60)
    path = f"/api/artifacts/{artifact}/shares/{link['id']}"
    changed = send(ada_client, "PATCH", path, {"password": "sesame"}).json()
    assert changed["has_password"]
    assert changed["expires"] == link["expires"]
    assert grace.get(f"/s/{link['token']}/").status_code == 401
    changed = send(ada_client, "PATCH", path, {"password": None, "expires_in": None}).json()
    assert not changed["has_password"]
    assert changed["expires"] is None
    assert send(ada_client, "PATCH", path, {"version": 1}).json()["version"] == 1
    assert send(ada_client, "PATCH", path, {"version": None}).json()["version"] is None
    assert grace.get(f"/s/{link['token']}/").status_code == 200


def test_an_expired_link_opens_again_with_a_later_end(
    ada_client: Client, artifact: str, grace: Client
) -> None:
    link = share(ada_client, artifact)
    ShareLink.objects.update(expires=timezone.now() - timedelta(seconds=1))
    path = f"/api/artifacts/{artifact}/shares"
    assert ada_client.get(path).json()[0]["has_expired"]
    assert grace.get(f"/s/{link['token']}/").status_code == 404
    send(ada_client, "PATCH", f"{path}/{link['id']}", {"expires_in": 60})
    assert grace.get(f"/s/{link['token']}/").status_code == 200


@pytest.mark.parametrize(
    ("terms", "field"),
    [
        ({"expires_in": 0}, "expires_in"),
        ({"expires_in": 10**9}, "expires_in"),
        ({"password": ""}, "password"),
        ({"password": "x" * 129}, "password"),
        ({"password": "a\x00"}, "password"),
        ({"remixable": None}, "remixable"),
        ({"remixable": 1}, "remixable"),
        ({"listed": "yes"}, "listed"),
        ({"listed": True, "password": "x"}, "listed"),
        ({"views": 7}, "views"),
        ({"hidden": False}, "hidden"),
    ],
)
def test_terms_out_of_bounds_are_refused_by_name(
    ada_client: Client, artifact: str, terms: dict[str, Any], field: str
) -> None:
    link = share(ada_client, artifact)
    path = f"/api/artifacts/{artifact}/shares"
    for answer in (
        send(ada_client, "POST", path, terms),
        send(ada_client, "PATCH", f"{path}/{link['id']}", terms),
    ):
        assert answer.status_code == 422
        assert field in answer.json()["errors"][0]["field"]
    assert ShareLink.objects.count() == 1


def test_a_page_has_fifty_links_at_most(ada_client: Client, artifact: str) -> None:
    ShareLink.objects.bulk_create(
        ShareLink(artifact_id=artifact, token_hash=str(number)) for number in range(50)
    )
    answer = send(ada_client, "POST", f"/api/artifacts/{artifact}/shares", {})
    assert answer.status_code == 413
    assert "50" in answer.json()["detail"]


def test_a_stranger_has_no_part_in_links(
    ada_client: Client, mallory_client: Client, artifact: str
) -> None:
    link = share(ada_client, artifact)
    own = send(mallory_client, "POST", "/api/artifacts/import", {"title": "M", "files": PAGE})
    base = f"/api/artifacts/{artifact}/shares"
    detour = f"/api/artifacts/{own.json()['id']}/shares/{link['id']}"
    for method, path in [
        ("GET", base), ("POST", base), ("PATCH", f"{base}/{link['id']}"), ("DELETE", f"{base}/{link['id']}"),
        ("GET", f"{base}/{link['id']}/qr.svg"), ("PATCH", detour), ("DELETE", detour), ("GET", f"{detour}/qr.svg"),
    ]:  # fmt: skip
        assert send(mallory_client, method, path, {}).status_code == 404, (method, path)
    assert ShareLink.objects.get().pk == link["id"]


def test_what_leads_nowhere_looks_the_same(
    ada_client: Client, artifact: str, grace: Client
) -> None:
    expired, revoked = (share(ada_client, artifact) for _ in range(2))
    ShareLink.objects.filter(pk=expired["id"]).update(expires=timezone.now())
    ada_client.delete(f"/api/artifacts/{artifact}/shares/{revoked['id']}")
    tokens = (expired["token"], revoked["token"], "x" * 24)
    grace.get("/")
    for rest in ("", "content", "embed"):
        answers = [grace.get(f"/s/{token}/{rest}") for token in tokens]
        assert {answer.status_code for answer in answers} == {404}
        bodies = {
            answer.content.replace(token.encode(), b"")
            for answer, token in zip(answers, tokens, strict=True)
        }
        assert len({_without_csrf(body) for body in bodies}) == 1
    posts = [grace.post(f"/s/{token}/", {"password": "x"}) for token in tokens]
    assert {answer.status_code for answer in posts} == {404}


def _without_csrf(body: bytes) -> bytes:
    return b"\n".join(line for line in body.splitlines() if b"csrf" not in line)


def test_views_count_visitors_but_not_the_owner(
    ada_client: Client, artifact: str, grace: Client
) -> None:
    token = share(ada_client, artifact)["token"]
    for client in (ada_client, grace, grace):
        client.get(f"/s/{token}/")
    grace.get(f"/s/{token}/embed")
    grace.head(f"/s/{token}/")
    grace.get(f"/s/{token}/content")
    assert ShareLink.objects.get().views == 3


def test_tries_at_a_password_are_limited(
    ada_client: Client, artifact: str, grace: Client, mallory_client: Client
) -> None:
    token = share(ada_client, artifact, password="sesame")["token"]
    path = f"/s/{token}/"
    for _ in range(share_password.TRIES):
        assert mallory_client.post(path, {"password": "wrong"}).status_code == 401
    refused = mallory_client.post(path, {"password": "sesame"})
    assert refused.status_code == 429
    assert 0 < int(refused["Retry-After"]) <= share_password.WITHIN
    assert refused.cookies.get("share") is None
    opened = grace.post(path, {"password": "sesame"}, REMOTE_ADDR="192.0.2.7")
    assert opened.status_code == 302
    assert grace.get(path).status_code == 200


def test_tries_from_many_addresses_are_limited_too(
    ada_client: Client, artifact: str, grace: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(share_password, "TRIES_OF_ALL", 3)
    token = share(ada_client, artifact, password="sesame")["token"]
    codes = [
        grace.post(f"/s/{token}/", {"password": "x"}, REMOTE_ADDR=f"192.0.2.{n}").status_code
        for n in range(5)
    ]
    assert codes == [401, 401, 401, 429, 429]


def test_another_password_asks_everybody_again(
    ada_client: Client, artifact: str, grace: Client
) -> None:
    link = share(ada_client, artifact, password="sesame")
    path = f"/s/{link['token']}/"
    grace.post(path, {"password": "sesame"})
    assert grace.get(path).status_code == 200
    terms = f"/api/artifacts/{artifact}/shares/{link['id']}"
    send(ada_client, "PATCH", terms, {"password": "another"})
    assert grace.get(path).status_code == 401
    assert grace.get(f"{path}content").status_code == 401


def test_the_code_for_cameras_is_a_drawing(ada_client: Client, artifact: str) -> None:
    link = share(ada_client, artifact)
    answer = ada_client.get(f"/api/artifacts/{artifact}/shares/{link['id']}/qr.svg")
    assert answer["Content-Type"] == "image/svg+xml"
    assert b"<svg" in answer.content
    assert b"script" not in answer.content
    assert "default-src 'none'" in answer["Content-Security-Policy"]


def test_a_finished_page_comes_with_its_link_as_data_alone(
    ada_client: Client, grace: Client
) -> None:
    files = {"index.html": "<!DOCTYPE html><p>Hello</p><script>alert(1)</script>"}
    made = send(ada_client, "POST", "/api/artifacts/import", {"title": "Hello", "files": files})
    path = f"/s/{share(ada_client, made.json()['id'])['token']}/"
    page = grace.get(path).content.decode()
    data = page.partition('<script id="stored-page" type="application/json">')[2]
    text = data.partition("</script>")[0]
    assert "<" not in text
    assert json.loads(text) == grace.get(f"{path}content").json()
    assert "stored-page" not in grace.get(f"{path}embed").content.decode()


def test_a_finished_page_comes_with_its_frame_and_its_beginning(
    ada_client: Client, artifact: str, grace: Client
) -> None:
    page = grace.get(f"/s/{share(ada_client, artifact)['token']}/").content.decode()
    assert 'name="page:&lt;!DOCTYPE html&gt;&lt;title&gt;Hi&lt;/title&gt;&lt;p&gt;Hello"' in page
    assert 'sandbox="allow-scripts allow-forms"' in page
    assert page.count("data-brought inert") == 1


def test_a_page_with_data_waits_for_it(ada_client: Client, artifact: str, grace: Client) -> None:
    data = DataFile(artifact_id=artifact, visitor=uuid.uuid4(), name="a.csv", content=b"a\n1\n")
    data.save()
    page = grace.get(f"/s/{share(ada_client, artifact)['token']}/").content.decode()
    assert "data-brought" in page
    assert 'name="page:' not in page


def test_the_style_stands_in_the_page_and_no_other_may(
    ada_client: Client, artifact: str, grace: Client
) -> None:
    answer = grace.get(f"/s/{share(ada_client, artifact)['token']}/")
    text = answer.content.decode().partition("<style>")[2].partition("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    policy = answer["Content-Security-Policy"]
    assert f"style-src 'self' 'sha256-{digest}';" in policy
    assert "'unsafe-inline'" not in policy
    assert answer["X-Frame-Options"] == "DENY"
    assert "../fonts" not in text
