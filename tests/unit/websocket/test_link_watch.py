"""Who follows a link is told when it has ended, and not before."""

import asyncio
import uuid
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from artifacts_app.access import sign_share_password
from artifacts_app.models import Artifact, ShareLink, Version, hash_token
from artifacts_app.websocket import link_watch
from artifacts_app.websocket.admission import admit_link_holder
from artifacts_app.websocket.link_watch import HeldLink, LinkEnded, LinkWatch, still_followed

pytestmark = pytest.mark.django_db(transaction=True)


def made(**terms: object) -> ShareLink:
    artifact = Artifact.objects.create(title="A page", visitor=uuid.uuid4())
    return ShareLink.objects.create(artifact=artifact, token_hash=str(artifact.pk), **terms)


def revoked(link: ShareLink) -> None:
    link.delete()


def expired(link: ShareLink) -> None:
    ShareLink.objects.update(expires=timezone.now() - timedelta(seconds=1))


def locked(link: ShareLink) -> None:
    ShareLink.objects.update(password="another hash")


def pinned(link: ShareLink) -> None:
    version = Version.objects.create(artifact=link.artifact, number=1, origin="import")
    ShareLink.objects.update(version=version)


def deleted(link: ShareLink) -> None:
    Artifact.objects.update(deleted=timezone.now())


@pytest.mark.parametrize("end", [revoked, expired, locked, pinned, deleted])
def test_a_link_ends(end: Callable[[ShareLink], None]) -> None:
    link, other = made(password="a hash"), made()
    held = HeldLink.of(link)
    assert still_followed([held, HeldLink.of(other)]) == {held, HeldLink.of(other)}
    end(link)
    assert held not in still_followed([held])


async def test_its_holders_hear_of_it_and_others_do_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(link_watch, "LOOK_EVERY", 0.01)
    alive = {HeldLink(2, "")}
    monkeypatch.setattr(link_watch, "still_followed", lambda links: alive & set(links))
    watch = LinkWatch()
    staying = asyncio.create_task(watch.end_of(HeldLink(2, "")))
    async with asyncio.timeout(10):
        ended = await asyncio.gather(
            *(watch.end_of(HeldLink(1, "")) for _ in range(3)), return_exceptions=True
        )
    assert [type(end) for end in ended] == [LinkEnded] * 3
    assert not staying.done()
    staying.cancel()
    await asyncio.gather(staying, return_exceptions=True)
    assert watch._looking is None


def test_the_proof_of_a_password_comes_with_the_socket() -> None:
    artifact = Artifact.objects.create(title="A page", visitor=uuid.uuid4())
    link = ShareLink.objects.create(
        artifact=artifact, token_hash=hash_token("t"), password="pbkdf2$hash"
    )
    assert admit_link_holder({"headers": []}, "t") is None
    cookie = f"share_socket={sign_share_password(link)}".encode()
    admitted = admit_link_holder({"headers": [(b"cookie", cookie)]}, "t")
    assert admitted is not None
    assert admitted[1] == HeldLink.of(link)
