"""Who gets to see pictures of pages."""

import pytest
from django.conf import settings
from django.test import Client

from artifacts_app.access import Viewer
from artifacts_app.models import Artifact, Version
from artifacts_app.rendering.pictures import album
from artifacts_app.rendering.pictures.look import Look
from artifacts_app.services import artifacts, sharing
from artifacts_app.services.findings import findings_of

pytestmark = pytest.mark.django_db
PICTURES = {"thumbnail": b"RIFF small", "card": b"\x89PNG card", "page": b"\x89PNG page"}


@pytest.fixture
def artifact(ada: Viewer) -> Artifact:
    return artifacts.import_artifact(ada, "Clock", {"index.html": "<p>1</p>"})


@pytest.fixture
def seen(artifact: Artifact) -> Version:
    version = Version.objects.get(artifact=artifact)
    album.keep(version, Look(dict(PICTURES), empty=True, errors=["x is not defined"]))
    return version


def thumbnail_of(artifact: Artifact) -> str:
    return f"/artifacts/{artifact.pk}/versions/1/thumbnail"


def test_a_drawing_stands_in_until_there_is_a_picture(
    artifact: Artifact, ada_client: Client
) -> None:
    drawn = ada_client.get(thumbnail_of(artifact))
    assert drawn["Content-Type"] == "image/svg+xml"
    assert drawn["Cache-Control"] == "no-store"
    assert b"<script" not in drawn.content


def test_a_thumbnail_is_its_owner_s(
    artifact: Artifact, seen: Version, ada_client: Client, mallory_client: Client
) -> None:
    taken = ada_client.get(thumbnail_of(artifact))
    assert (taken.content, taken["Content-Type"]) == (b"RIFF small", "image/webp")
    assert taken["Cache-Control"].startswith("private, ")
    assert taken["X-Content-Type-Options"] == "nosniff"
    assert mallory_client.get(thumbnail_of(artifact)).status_code == 404
    assert ada_client.get(thumbnail_of(artifact).replace("/1/", "/2/")).status_code == 404
    assert ada_client.get(thumbnail_of(artifact).replace("/1/", f"/{2**40}/")).status_code == 404


def test_who_holds_a_link_sees_its_card(
    artifact: Artifact, seen: Version, ada: Viewer, mallory_client: Client
) -> None:
    link = sharing.share(ada, artifact.pk, {})
    taken = mallory_client.get(f"/s/{link.token}/card.png")
    assert (taken.content, taken["Content-Type"]) == (b"\x89PNG card", "image/png")
    page = mallory_client.get(f"/s/{link.token}/").content.decode()
    address = f"{settings.PUBLIC_ORIGIN}/s/{link.token}/card.png"
    assert f'<meta property="og:image" content="{address}">' in page


def test_no_card_where_there_is_a_password_or_no_picture(
    artifact: Artifact, ada: Viewer, mallory_client: Client
) -> None:
    link = sharing.share(ada, artifact.pk, {})
    assert mallory_client.get(f"/s/{link.token}/card.png").status_code == 404
    assert b"og:image" not in mallory_client.get(f"/s/{link.token}/").content
    album.keep(Version.objects.get(artifact=artifact), Look(dict(PICTURES)))
    closed = sharing.share(ada, artifact.pk, {"password": "open sesame"})
    assert mallory_client.get(f"/s/{closed.token}/card.png").status_code == 404
    assert mallory_client.get("/s/nobody-knows-this/card.png").status_code == 404


def test_a_picture_can_be_downloaded(
    artifact: Artifact, ada_client: Client, mallory_client: Client
) -> None:
    address = f"/api/artifacts/{artifact.pk}/download?format=png"
    assert ada_client.get(address).status_code == 404
    album.keep(Version.objects.get(artifact=artifact), Look(dict(PICTURES)))
    taken = ada_client.get(address)
    assert taken.content == b"\x89PNG page"
    assert taken["Content-Disposition"] == 'attachment; filename="Clock.png"'
    assert mallory_client.get(address).status_code == 404


def test_findings_are_told_once_there_are_any(
    artifact: Artifact, ada_client: Client, mallory_client: Client
) -> None:
    address = f"/api/artifacts/{artifact.pk}/versions/1/findings"
    assert ada_client.get(address).json() is None
    version = Version.objects.get(artifact=artifact)
    assert findings_of(version) is None
    album.keep(version, Look(empty=True, errors=["x is not defined"]))
    found = {"empty": True, "frozen": False, "errors": ["x is not defined"]}
    assert ada_client.get(address).json() == found
    assert mallory_client.get(address).status_code == 404
    assert findings_of(version) == found


def test_the_making_of_a_version_is_told(
    artifact: Artifact, ada_client: Client, mallory_client: Client
) -> None:
    address = f"/api/artifacts/{artifact.pk}/versions/1/making"
    assert ada_client.get(address).status_code == 404
    record = {"files": [["index.html", "html"]], "steps": [[0, 0], [40, 0, 8]]}
    Version.objects.filter(artifact=artifact).update(making=record)
    assert ada_client.get(address).json() == {
        "base": {},
        "files": {"index.html": "<p>1</p>"},
        "languages": {"index.html": "html"},
        "steps": [[0, "index.html"], [40, "index.html", 8]],
    }
    assert mallory_client.get(address).status_code == 404
