"""A page uses the internet only where its owner and the operator both say so."""

import json
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.test.utils import override_settings

from tests.unit.views.test_api import PAGE, post

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def artifact(ada_client: Client) -> str:
    body = {"title": "Map", "files": PAGE}
    return str(post(ada_client, "/api/artifacts/import", body).json()["id"])


def switch(client: Client, artifact: str, online: bool) -> Any:
    body = json.dumps({"online": online})
    return client.patch(f"/api/artifacts/{artifact}", body, content_type="application/json")


def places(client: Client, artifact: str) -> list[Any]:
    token = post(client, f"/api/artifacts/{artifact}/shares", {}).json()["token"]
    paths = (f"/artifacts/{artifact}/", f"/artifacts/{artifact}/page", f"/s/{token}/")
    return [client.get(path) for path in paths]


def test_no_page_does_unless_its_owner_says_so(ada_client: Client, artifact: str) -> None:
    for place in places(ada_client, artifact):
        assert "/sandbox/frame-online" not in place.content.decode()
        assert f"{settings.SANDBOX_ORIGIN}/sandbox/frame;" in place["Content-Security-Policy"]


def test_an_owner_may_allow_it_and_take_it_back(ada_client: Client, artifact: str) -> None:
    assert switch(ada_client, artifact, True).status_code == 200
    for place in places(ada_client, artifact):
        assert "/sandbox/frame-online" in place.content.decode()
        assert "/sandbox/frame-online;" in place["Content-Security-Policy"]
    switch(ada_client, artifact, False)
    assert "/sandbox/frame-online" not in places(ada_client, artifact)[0].content.decode()


def test_who_opens_a_link_is_told(ada_client: Client, artifact: str) -> None:
    assert "may use the internet" not in places(ada_client, artifact)[2].content.decode()
    switch(ada_client, artifact, True)
    assert "may use the internet" in places(ada_client, artifact)[2].content.decode()


def test_nobody_else_may(mallory_client: Client, ada_client: Client, artifact: str) -> None:
    assert switch(mallory_client, artifact, True).status_code == 404
    assert "/sandbox/frame-online" not in places(ada_client, artifact)[0].content.decode()


def test_an_operator_may_forbid_it_afterwards_too(ada_client: Client, artifact: str) -> None:
    switch(ada_client, artifact, True)
    sandbox = Client(HTTP_HOST=settings.SANDBOX_HOST)
    assert sandbox.get("/sandbox/frame-online").status_code == 200
    with override_settings(ALLOW_NETWORK=False):
        assert switch(ada_client, artifact, True).status_code == 403
        assert "/sandbox/frame-online" not in places(ada_client, artifact)[0].content.decode()
        assert sandbox.get("/sandbox/frame-online").status_code == 404


def test_the_frame_lets_other_hosts_in_and_nothing_else_loose() -> None:
    sandbox = Client(HTTP_HOST=settings.SANDBOX_HOST)
    online = sandbox.get("/sandbox/frame-online")["Content-Security-Policy"].split("; ")
    offline = sandbox.get("/sandbox/frame")["Content-Security-Policy"].split("; ")
    assert "connect-src data: blob: https: wss:" in online
    assert not any("https:" in rule for rule in offline if not rule.startswith("frame-ancestors"))
    same = {"sandbox allow-scripts allow-forms", "form-action 'none'", "frame-src 'none'"}
    assert same <= set(online) & set(offline)
