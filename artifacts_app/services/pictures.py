"""Pictures of versions, for who may see them."""

from uuid import UUID

from artifacts_app.access import Viewer
from artifacts_app.models import Picture, PictureKind, ShareLink
from artifacts_app.rendering.pictures import album
from artifacts_app.services import sharing
from artifacts_app.services.artifacts import find
from artifacts_app.services.versions import find_version


def thumbnail(viewer: Viewer, artifact_id: UUID, number: int) -> Picture | None:
    """None while no picture has been taken. Raises NotFound."""
    version = find_version(find(viewer, artifact_id), number)
    return album.picture(version, PictureKind.THUMBNAIL)


def shared_thumbnail(link: ShareLink) -> Picture | None:
    """Like the page, only for those who need no password."""
    version = None if link.password else sharing.shared_version(link)
    return album.picture(version, PictureKind.THUMBNAIL) if version else None


def card(link: ShareLink) -> Picture | None:
    """What others see of a link before they open it: nothing where it has a password."""
    if link.password:
        return None
    version = sharing.shared_version(link)
    return album.picture(version, PictureKind.CARD) if version else None


def has_card(link: ShareLink) -> bool:
    version = None if link.password else sharing.shared_version(link)
    return version is not None and album.has_picture(version, PictureKind.CARD)
