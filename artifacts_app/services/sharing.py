"""Letting others see an artifact by a secret link."""

from datetime import timedelta
from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from artifacts_app.access import Viewer, owned_share_links, share_link_of_token
from artifacts_app.models import Artifact, ShareLink, Version, hash_token
from artifacts_app.services.artifacts import find
from artifacts_app.services.errors import Invalid, NotFound
from artifacts_app.services.texts import require_storable
from artifacts_app.services.versions import find_version

LONGEST_EXPIRY = 366 * 24 * 3600  # seconds
LONGEST_PASSWORD = 128


def share(
    viewer: Viewer,
    artifact_id: UUID,
    version_number: int | None,
    expires_in: int | None,
    password: str | None,
) -> tuple[str, ShareLink]:
    """A new link and its token, which is stored nowhere and cannot be shown again."""
    if expires_in is not None and not 0 < expires_in <= LONGEST_EXPIRY:
        raise Invalid(f"expires_in must be 1 to {LONGEST_EXPIRY:,} seconds.", "expires_in")
    if password is not None and not 0 < len(password) <= LONGEST_PASSWORD:
        raise Invalid(f"A password has 1 to {LONGEST_PASSWORD} characters.", "password")
    require_storable(password or "", "password")
    artifact = find(viewer, artifact_id)
    token = ShareLink.new_token()
    link = ShareLink.objects.create(
        artifact=artifact,
        version=find_version(artifact, version_number) if version_number is not None else None,
        token_hash=hash_token(token),
        password=make_password(password) if password else "",
        expires=timezone.now() + timedelta(seconds=expires_in) if expires_in else None,
    )
    return token, link


def revoke(viewer: Viewer, token: str) -> None:
    deleted, _ = owned_share_links(viewer).filter(token_hash=hash_token(token)).delete()
    if not deleted:
        raise NotFound("There is no such link.")


def open_link(token: str) -> ShareLink:
    """Unknown, revoked and expired links are told apart for nobody."""
    link = share_link_of_token(token)
    if link is None:
        raise NotFound("This link does not exist, or not any more.")
    return link


def shared_version(link: ShareLink) -> Version | None:
    """What the link shows: its pinned version, or the latest."""
    if link.version_id is not None:
        return link.version
    return Artifact.objects.select_related("head").get(pk=link.artifact_id).head
