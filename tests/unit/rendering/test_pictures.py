"""What is asked of the renderer, and what is kept of its answers; without a browser."""

import os

import pytest
from django.conf import settings

from artifacts_app.access import Viewer
from artifacts_app.models import Artifact, Picture, Version
from artifacts_app.rendering.pictures import album, asking, host
from artifacts_app.rendering.pictures.browser import chromium_path
from artifacts_app.rendering.pictures.devtools import DevTools, Gone, Refused, TooSlow
from artifacts_app.rendering.pictures.look import MOST_ERRORS, Look
from artifacts_app.services import artifacts, sharing

PICTURES = {"thumbnail": b"small", "card": b"wide", "page": b"tall"}


@pytest.fixture
def artifact(db: None, ada: Viewer) -> Artifact:
    return artifacts.import_artifact(ada, "Page", {"index.html": "<p>1</p>"})


def head_of(artifact: Artifact) -> Version:
    version = Artifact.objects.select_related("head").get(pk=artifact.pk).head
    assert version is not None
    return version


def kinds(version: Version) -> set[str]:
    return set(Picture.objects.filter(version=version).values_list("kind", flat=True))


def test_a_page_in_the_renderer_reaches_the_libraries_and_nothing_else() -> None:
    address = "/vendor/chart.js@4.6.1/dist/chart.umd.min.js"
    assert host.response_of(host.FRAME) is not None
    sheet = host.response_of(f"{host.ORIGIN}/vendor/fonts/css2?family=Inter")
    assert sheet is not None
    assert b"@font-face" in sheet[1]
    for foreign in (
        f"https://example.com{address}",
        f"http://sandbox.invalid{address}",
        f"{host.ORIGIN}/vendor/../artifacts_app/config/settings.py",
        f"{host.ORIGIN}/vendor/%2e%2e/%2e%2e/manage.py",
        f"{host.ORIGIN}/",
        "file:///etc/passwd",
    ):
        assert host.response_of(foreign) is None


def test_the_page_in_the_renderer_is_confined_as_in_the_preview() -> None:
    response = host.response_of(host.FRAME)
    assert response is not None
    policy = response[0]["Content-Security-Policy"]
    assert policy.startswith("sandbox allow-scripts allow-forms; default-src 'none'")
    assert "allow-same-origin" not in policy


def test_errors_are_kept_once_and_not_without_end() -> None:
    look = Look()
    for number in range(MOST_ERRORS * 2):
        look.heard("the same", 3)
        look.heard(f"{number} " + "x" * 5000, None)
    assert len(look.errors) == MOST_ERRORS
    assert look.errors[0] == "the same  (3)"
    assert max(map(len, look.errors)) < 600


def test_the_pictures_and_findings_of_a_version_are_kept(artifact: Artifact) -> None:
    version = head_of(artifact)
    album.keep(version, Look(dict(PICTURES), empty=True))
    album.keep(version, Look(dict(PICTURES), errors=["missing is not defined"]))
    version.refresh_from_db()
    assert version.findings == {
        "empty": False, "frozen": False, "errors": ["missing is not defined"],
    }  # fmt: skip
    assert kinds(version) == {"thumbnail", "card", "page"}


def test_large_pictures_are_kept_of_the_newest_and_of_shared_versions(
    artifact: Artifact, ada: Viewer
) -> None:
    first = head_of(artifact)
    sharing.share(ada, artifact.pk, {"version": 1})
    album.keep(first, Look(dict(PICTURES)))
    for number in (1, 2):
        artifacts.save_files(ada, artifact.pk, number, {"index.html": f"<p>{number}</p>"})
        album.keep(head_of(artifact), Look(dict(PICTURES)))
    second, third = Version.objects.filter(artifact=artifact, number__gt=1)
    assert kinds(first) == {"thumbnail", "card", "page"}
    assert kinds(second) == {"thumbnail"}
    assert kinds(third) == {"thumbnail", "card", "page"}


def test_a_version_that_has_gone_keeps_nothing(artifact: Artifact) -> None:
    version = head_of(artifact)
    Artifact.objects.all().delete()
    album.keep(version, Look(dict(PICTURES)))
    album.take(version.pk, "/nowhere")
    assert not Picture.objects.exists()


def test_a_renderer_that_starts_takes_the_newest_versions_nobody_has_seen(
    artifact: Artifact, ada: Viewer
) -> None:
    artifacts.save_files(ada, artifact.pk, 1, {"index.html": "<p>2</p>"})
    head = head_of(artifact)
    assert album.missing() == [head.pk]
    album.keep(head, Look(dict(PICTURES)))
    assert album.missing() == []


@pytest.mark.django_db(transaction=True)
def test_a_new_version_asks_for_pictures_where_there_are_any(
    ada: Viewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    monkeypatch.setattr(asking, "send", asked.append)
    artifacts.import_artifact(ada, "Page", {"index.html": "<p>1</p>"})
    assert asked == []
    monkeypatch.setattr(settings, "ARTIFACTS_PICTURES", "on")
    artifact = artifacts.import_artifact(ada, "Page", {"index.html": "<p>1</p>"})
    assert asked == [head_of(artifact).pk]


@pytest.mark.django_db(transaction=True)
def test_a_link_to_an_older_version_has_its_card_taken(
    ada: Viewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    monkeypatch.setattr(asking, "send", asked.append)
    artifact = artifacts.import_artifact(ada, "Page", {"index.html": "<p>1</p>"})
    monkeypatch.setattr(settings, "ARTIFACTS_PICTURES", "on")
    sharing.share(ada, artifact.pk, {"version": 1})
    assert asked == [head_of(artifact).pk]
    album.keep(head_of(artifact), Look(dict(PICTURES)))
    sharing.share(ada, artifact.pk, {"version": 1})
    assert len(asked) == 1


def test_pictures_are_on_where_chromium_is(
    monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    monkeypatch.setattr(settings, "ARTIFACTS_PICTURES", "auto")
    monkeypatch.setattr(settings, "ARTIFACTS_CHROMIUM", str(tmp_path) + "/none")
    assert not asking.are_on()
    monkeypatch.setattr(settings, "ARTIFACTS_CHROMIUM", __file__)
    assert asking.are_on()
    assert chromium_path(__file__) == __file__


class TestDevTools:
    @pytest.fixture
    def ends(self) -> tuple[DevTools, int, int]:
        their_in, our_out = os.pipe()
        our_in, their_out = os.pipe()
        return DevTools(our_in, our_out), their_in, their_out

    def test_events_come_while_an_answer_is_awaited(self, ends: tuple[DevTools, int, int]) -> None:
        devtools, _, their_out = ends
        heard: list[object] = []
        devtools.on_event = heard.append
        os.write(their_out, b'{"method":"a","params":{}}\0{"id":1,"resu')
        os.write(their_out, b'lt":{"x":1}}\0')
        assert devtools.call(_soon(), "Some.method") == {"x": 1}
        assert heard == [{"method": "a", "params": {}}]

    def test_what_nobody_waits_for_is_dropped(self, ends: tuple[DevTools, int, int]) -> None:
        devtools, _, their_out = ends
        devtools.send("First")
        os.write(their_out, b'{"id":1,"error":{"message":"no"}}\0{"id":2,"result":{}}\0')
        assert devtools.call(_soon(), "Second") == {}

    def test_failures_are_told_apart(self, ends: tuple[DevTools, int, int]) -> None:
        devtools, _, their_out = ends
        os.write(their_out, b'{"id":1,"error":{"message":"no"}}\0')
        with pytest.raises(Refused):
            devtools.call(_soon(), "First")
        with pytest.raises(TooSlow):
            devtools.call(0, "Second")
        os.close(their_out)
        with pytest.raises(Gone):
            devtools.call(_soon(), "Third")


def _soon() -> float:
    import time

    return time.monotonic() + 10
