"""A viewer's own artifacts: found, renamed, deleted and brought back."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from redis.exceptions import RedisError

from artifacts_app.access import Viewer, owned_artifacts, owned_with_deleted
from artifacts_app.models import (
    ACTIVE,
    KEPT_AFTER_DELETION,
    TITLE_LENGTH,
    Artifact,
    Generation,
    Message,
    MessageRole,
    Version,
)
from artifacts_app.services import generations
from artifacts_app.services.artifacts import find
from artifacts_app.services.errors import Conflict, Invalid, NotFound, Unavailable
from artifacts_app.services.keyset import after, place_of
from artifacts_app.services.searches import words_of
from artifacts_app.services.texts import require_storable
from inference.artifact_format.title import plain


@dataclass(frozen=True, slots=True)
class Summary:
    id: UUID
    url: str
    title: str
    created: datetime
    status: str  # of the latest generation
    deleted: datetime | None
    thumbnail: str | None  # its address; None where nothing is written yet


@dataclass(frozen=True, slots=True)
class Page:
    items: list[Summary]
    next: str | None

    def __iter__(self) -> Iterator[Summary]:
        return iter(self.items)


def page_of_artifacts(
    viewer: Viewer, cursor: str, limit: int, search: str = "", deleted: bool = False
) -> Page:
    """At most `limit` artifacts after the cursor, newest first. Raises Invalid.

    `deleted`: instead those that can be brought back.
    """
    found = _deleted(viewer) if deleted else owned_artifacts(viewer)
    found = _matching(found, search).annotate(status=_latest_status())
    if cursor:
        found = found.filter(after(cursor, "created"))
    artifacts = list(found.select_related("head").order_by("-created", "id")[: limit + 1])
    shown = artifacts[:limit]
    more = len(artifacts) > limit
    next_place = place_of(shown[-1].created, shown[-1].pk) if more else None
    return Page([_summary(artifact) for artifact in shown], next_place)


def rename(viewer: Viewer, artifact_id: UUID, title: str) -> Artifact:
    artifact = find(viewer, artifact_id)
    require_storable(title, "title")
    if not 0 < len(title.strip()) <= TITLE_LENGTH or not plain(title):
        raise Invalid(
            _("A title has 1 to %(limit)d characters.") % {"limit": TITLE_LENGTH}, "title"
        )
    artifact.title, artifact.named_by_hand = plain(title), True
    artifact.save(update_fields=["title", "named_by_hand", "updated"])
    return artifact


def delete(viewer: Viewer, artifact_id: UUID) -> None:
    """It exists for nobody from now on; its owner may bring it back for a month."""
    artifact = find(viewer, artifact_id)
    for generation in artifact.generations.filter(status__in=ACTIVE):
        _stop(viewer, generation)
    owned_artifacts(viewer).filter(pk=artifact_id).update(deleted=timezone.now())


def bring_back(viewer: Viewer, artifact_id: UUID) -> Artifact:
    if not _deleted(viewer).filter(pk=artifact_id).update(deleted=None):
        raise NotFound(_("There is nothing to bring back."))
    return find(viewer, artifact_id)


def _stop(viewer: Viewer, generation: Generation) -> None:
    try:
        generations.cancel(viewer, generation.pk)
    except Conflict:
        return  # it has ended meanwhile
    except RedisError as error:
        raise Unavailable(_("This page is being written and cannot be stopped now.")) from error


def _deleted(viewer: Viewer) -> QuerySet[Artifact]:
    return owned_with_deleted(viewer).filter(deleted__gt=timezone.now() - KEPT_AFTER_DELETION)


def _matching(artifacts: QuerySet[Artifact], search: str) -> QuerySet[Artifact]:
    """By title, or by what was asked for."""
    for word in words_of(search):
        asked = Message.objects.filter(
            artifact=OuterRef("pk"), role=MessageRole.USER, text__icontains=word
        )
        artifacts = artifacts.filter(Q(title__icontains=word) | Q(Exists(asked)))
    return artifacts


def _latest_status() -> Subquery:
    latest = Generation.objects.filter(artifact=OuterRef("pk")).order_by("-ordinal")
    return Subquery(latest.values("status")[:1])


def _thumbnail(artifact: Artifact) -> str | None:
    if artifact.head is None or artifact.deleted:
        return None
    return reverse("thumbnail", args=[artifact.pk, artifact.head.number])


def _summary(artifact: Artifact) -> Summary:
    return Summary(
        id=artifact.pk,
        url=artifact.get_absolute_url(),
        title=artifact.title,
        created=artifact.created,
        status=getattr(artifact, "status", None) or "finished",
        deleted=artifact.deleted,
        thumbnail=_thumbnail(artifact),
    )


@dataclass(frozen=True, slots=True)
class VersionPage:
    items: list[Version]
    next: str | None


@dataclass(frozen=True, slots=True)
class Said:
    id: int
    role: str
    text: str
    version: int | None
    created: datetime


@dataclass(frozen=True, slots=True)
class MessagePage:
    items: list[Said]
    next: str | None


def page_of_versions(artifact: Artifact, cursor: str, limit: int) -> VersionPage:
    """At most `limit` versions, newest first. Raises Invalid."""
    found = artifact.versions.order_by("-number")
    if cursor:
        found = found.filter(number__lt=_number(cursor))
    versions = list(found[: limit + 1])
    more = len(versions) > limit
    return VersionPage(versions[:limit], str(versions[limit - 1].number) if more else None)


def page_of_messages(artifact: Artifact, cursor: str, limit: int) -> MessagePage:
    """At most `limit` messages, oldest first. Raises Invalid."""
    found = artifact.messages.select_related("version").order_by("id")
    if cursor:
        found = found.filter(pk__gt=_number(cursor))
    messages = list(found[: limit + 1])
    more = len(messages) > limit
    said = [
        Said(
            message.pk,
            message.role,
            message.text,
            message.version.number if message.version else None,
            message.created,
        )
        for message in messages[:limit]
    ]
    return MessagePage(said, str(messages[limit - 1].pk) if more else None)


def _number(cursor: str) -> int:
    if not (cursor.isascii() and cursor.isdigit()) or len(cursor) > 18:
        raise Invalid(_("Pass the `next` of the page before."), "cursor")
    return int(cursor)
