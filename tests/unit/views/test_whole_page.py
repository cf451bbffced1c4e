"""An artifact in a tab of its own: its owner's alone, and never as a page of this host."""

import pytest
from django.test import Client

from tests.unit.views.test_api import PAGE, post

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def address(ada_client: Client) -> str:
    body = {"title": "Hello", "files": PAGE}
    return str(post(ada_client, "/api/artifacts/import", body).json()["url"])


def test_the_owner_sees_it_in_the_frame(ada_client: Client, address: str) -> None:
    shown = ada_client.get(f"{address}page").content.decode()
    assert "<preview-frame" in shown
    assert "<p>Hello" not in shown
    content = ada_client.get(f"{address}content")
    assert content.json()["html"] == PAGE["index.html"]
    assert content["Content-Type"] == "application/json"


def test_nobody_else_does(mallory_client: Client, address: str) -> None:
    assert mallory_client.get(f"{address}page").status_code == 404
    assert mallory_client.get(f"{address}content").status_code == 404
