"""A shared page in pages of others."""

import json
from typing import Any
from urllib.parse import quote

import pytest
from django.conf import settings
from django.test import Client

pytestmark = pytest.mark.django_db(transaction=True)
TITLE = 'A "quoted" <title>'


@pytest.fixture
def grace() -> Client:
    return Client(HTTP_HOST=settings.PUBLIC_HOST)


def share(client: Client, **terms: Any) -> Any:
    body = {"title": TITLE, "files": {"index.html": "<p>Hello"}}
    made = client.post("/api/artifacts/import", json.dumps(body), content_type="application/json")
    path = f"/api/artifacts/{made.json()['id']}/shares"
    return client.post(path, json.dumps(terms), content_type="application/json").json()


def test_only_the_embedded_page_can_be_framed_by_others(ada_client: Client, grace: Client) -> None:
    token = share(ada_client)["token"]
    embedded, whole = grace.get(f"/s/{token}/embed"), grace.get(f"/s/{token}/")
    policy = embedded["Content-Security-Policy"]
    assert "frame-ancestors *" in policy
    assert f"frame-src {settings.SANDBOX_ORIGIN}/sandbox/embedded;" in policy
    assert "unsafe" not in policy
    assert "X-Frame-Options" not in embedded
    assert embedded["Referrer-Policy"] == "no-referrer"
    assert "<form" not in embedded.content.decode()
    assert "frame-ancestors 'none'" in whole["Content-Security-Policy"]
    assert whole["X-Frame-Options"] == "DENY"


def test_the_frame_below_it_may_do_no_more_than_the_other() -> None:
    sandbox = Client(HTTP_HOST=settings.SANDBOX_HOST)
    frame, embedded = (sandbox.get(f"/sandbox/{name}") for name in ("frame", "embedded"))
    ancestors = f"frame-ancestors {settings.PUBLIC_ORIGIN}"
    policy = frame["Content-Security-Policy"].replace(ancestors, "frame-ancestors *")
    assert embedded["Content-Security-Policy"] == policy
    assert embedded.content == frame.content
    assert sandbox.get("/sandbox/embedded", HTTP_SEC_FETCH_DEST="document").status_code == 404


def test_a_password_is_not_asked_inside_other_pages(ada_client: Client, grace: Client) -> None:
    token = share(ada_client, password="sesame")["token"]
    embedded = grace.get(f"/s/{token}/embed")
    assert embedded.status_code == 401
    assert "content" not in grace.get(f"/s/{token}/content").json()
    assert "<form" not in embedded.content.decode()
    assert f"/s/{token}/" in embedded.content.decode()


def test_a_link_tells_other_sites_how_to_show_it(ada_client: Client, grace: Client) -> None:
    url = share(ada_client)["url"]
    page = grace.get(url).content.decode()
    asked = f"{settings.PUBLIC_ORIGIN}/oembed?url={quote(url, safe='')}&amp;format=json"
    assert f'type="application/json+oembed" href="{asked}"' in page
    assert '<meta property="og:title" content="A &quot;quoted&quot; &lt;title&gt;">' in page
    assert "og:image" not in page
    body = grace.get("/oembed", {"url": url, "format": "json", "maxwidth": "400"}).json()
    assert (body["version"], body["type"], body["title"]) == ("1.0", "rich", TITLE)
    assert (body["width"], body["height"]) == (400, 600)
    assert f'src="{url}embed"' in body["html"]
    assert "<title>" not in body["html"]


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"format": "xml"}, 501),
        ({"url": ""}, 404),
        ({"url": "https://elsewhere.example/s/x/"}, 404),
        ({"url": "http://[::1"}, 404),
        ({"url": f"{settings.PUBLIC_ORIGIN}/s/{'x' * 24}/"}, 404),
        ({"maxwidth": "0"}, 400),
        ({"maxheight": "wide"}, 400),
    ],
)
def test_what_cannot_be_shown_is_refused(
    ada_client: Client, grace: Client, change: dict[str, str], status: int
) -> None:
    answer = grace.get("/oembed", {"url": share(ada_client)["url"], **change})
    assert answer.status_code == status


def test_a_password_is_told_to_no_site(ada_client: Client, grace: Client) -> None:
    url = share(ada_client, password="sesame")["url"]
    answer = grace.get("/oembed", {"url": url})
    assert answer.status_code == 401
    assert TITLE not in answer.content.decode()
