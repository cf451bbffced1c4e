"""Copies: of one's own artifact, or of what a link shows."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from artifacts_app.access import NOBODY, Viewer, owned_artifacts
from artifacts_app.generation.saving import new_version
from artifacts_app.models import Artifact, Origin, ShareLink, Version
from artifacts_app.services import data_files
from artifacts_app.services.artifacts import find
from artifacts_app.services.errors import Conflict, Forbidden, Unauthorized
from artifacts_app.services.gallery import gallery_link
from artifacts_app.services.sharing import shared_version
from artifacts_app.services.versions import find_version


@dataclass(frozen=True, slots=True)
class Lineage:
    """What a copy was made of, by the name that it had then."""

    title: str
    url: str | None  # where the viewer may see it


def branch(viewer: Viewer, artifact_id: UUID, number: int | None) -> Artifact:
    """A version (None: the newest) as a new artifact of the same owner."""
    source = find(viewer, artifact_id)
    version = source.head if number is None else find_version(source, number)
    return _copy(viewer, version)


def remix(viewer: Viewer, link: ShareLink) -> Artifact:
    """What an opened link shows, as an artifact of the visitor's own."""
    if not link.remixable:
        raise Forbidden(_("The person who made this page does not offer copies of it."))
    if viewer == NOBODY:
        raise Unauthorized(_("Sign in to take a copy."))
    return _copy(viewer, shared_version(link))


def lineage(viewer: Viewer, artifact: Artifact) -> Lineage | None:
    first = artifact.versions.filter(number=1, origin=Origin.REMIX).first()
    if first is None:
        return None
    return Lineage(first.summary, _address(viewer, artifact.remixed_from))


def _copy(viewer: Viewer, version: Version | None) -> Artifact:
    if version is None:
        raise Conflict(_("There is no page to copy yet. Wait until it is written."))
    title = version.artifact.title
    with transaction.atomic():
        artifact = Artifact.objects.create(
            title=title, remixed_from=version, **viewer.owner_fields()
        )
        data_files.copy(version.artifact, artifact)
        new_version(artifact, version.file_texts(), Origin.REMIX, title)
    return artifact


def _address(viewer: Viewer, version: Version | None) -> str | None:
    if version is None:
        return None
    own = owned_artifacts(viewer).filter(pk=version.artifact_id).first()
    if own is not None:
        return own.get_absolute_url()
    link = gallery_link(version.artifact_id)
    return reverse("share", args=[link.token]) if link and link.token else None
