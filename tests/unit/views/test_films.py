"""A film of how a version was written: asked for, watched, taken home."""

from typing import Any

import pytest
from celery import current_app
from django.conf import LazySettings
from django.test import Client

from artifacts_app.access import Viewer
from artifacts_app.models import Artifact, Picture, Version, VersionFile
from artifacts_app.rendering.pictures import cinema
from artifacts_app.services import films
from artifacts_app.services.rate_limits import Rate

pytestmark = pytest.mark.django_db
MAKING = {"files": [["index.html", "html"]], "steps": [[0, 0], [10, 0, 5]]}


@pytest.fixture
def version(ada: Viewer, settings: LazySettings, redis_url: str) -> Version:
    settings.ARTIFACTS_PICTURES = "on"
    artifact = Artifact.objects.create(visitor=ada.visitor, title="A clock")
    version = Version.objects.create(artifact=artifact, number=1, origin="sentence", making=MAKING)
    VersionFile.objects.create(version=version, path="index.html", text="<p>Hi")
    return version


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    found: list[Any] = []
    monkeypatch.setattr(current_app, "send_task", lambda name, args, **_: found.append(args))
    return found


def address(version: Version) -> str:
    return f"/api/artifacts/{version.artifact_id}/versions/1/film"


def test_it_is_made_once_and_kept(ada_client: Client, version: Version, sent: list[Any]) -> None:
    assert ada_client.get(address(version)).json() == {"status": "none", "done": 0}
    for _ in range(2):
        answer = ada_client.post(address(version))
        assert (answer.status_code, answer.json()["status"]) == (202, "making")
    assert sent == [[version.pk]]
    assert ada_client.get(f"{address(version)}.gif").status_code == 404
    Picture.objects.create(version=version, kind="film", content=b"GIF89a")
    assert ada_client.post(address(version)).json() == {"status": "ready", "done": 1}
    film = ada_client.get(f"{address(version)}.gif")
    assert (film.content, film["Content-Type"]) == (b"GIF89a", "image/gif")
    assert film["Content-Disposition"] == 'attachment; filename="A clock.gif"'


def test_nobody_else_has_it_made(mallory_client: Client, version: Version, sent: list[Any]) -> None:
    Picture.objects.create(version=version, kind="film", content=b"GIF89a")
    assert mallory_client.post(address(version)).status_code == 404
    assert mallory_client.get(address(version)).status_code == 404
    assert mallory_client.get(f"{address(version)}.gif").status_code == 404


def test_what_nobody_wrote_has_none(ada_client: Client, version: Version, sent: list[Any]) -> None:
    Version.objects.update(making=None)
    assert ada_client.post(address(version)).status_code == 404
    assert sent == []


def test_one_that_failed_can_be_asked_for_again(
    ada_client: Client, version: Version, sent: list[Any]
) -> None:
    cinema._say(version.pk, cinema.FAILED)
    assert ada_client.get(address(version)).json() == {"status": "failed", "done": 0}
    assert ada_client.post(address(version)).json()["status"] == "making"


def test_an_hour_has_so_many(
    ada_client: Client, version: Version, sent: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(films, "RATE", Rate("films", 1, 3600))
    assert ada_client.post(address(version)).status_code == 202
    cinema._say(version.pk, cinema.FAILED)
    refused = ada_client.post(address(version))
    assert refused.status_code == 429
    assert "1 films an hour" in refused.json()["detail"]
    assert int(refused["Retry-After"]) > 0


def test_without_a_renderer_it_is_refused(
    ada_client: Client, version: Version, sent: list[Any], settings: LazySettings
) -> None:
    settings.ARTIFACTS_PICTURES = "off"
    assert ada_client.post(address(version)).status_code == 503
