"""A viewer's own artifacts, page by page."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from artifacts_app.access import Viewer, owned_artifacts
from artifacts_app.models import Artifact, Version
from artifacts_app.services.errors import Invalid


@dataclass(frozen=True, slots=True)
class Summary:
    id: UUID
    url: str
    title: str
    created: datetime


@dataclass(frozen=True, slots=True)
class Page:
    items: list[Summary]
    next: str | None


def page_of_artifacts(viewer: Viewer, cursor: str, limit: int) -> Page:
    """At most `limit` artifacts after the cursor, newest first. Raises Invalid."""
    found = owned_artifacts(viewer).order_by("-created", "id")
    if cursor:
        found = found.filter(_after(cursor))
    artifacts = list(found[: limit + 1])
    shown = artifacts[:limit]
    more = len(artifacts) > limit
    return Page([_summary(artifact) for artifact in shown], _cursor(shown[-1]) if more else None)


def _summary(artifact: Artifact) -> Summary:
    return Summary(artifact.pk, artifact.get_absolute_url(), artifact.title, artifact.created)


def _cursor(artifact: Artifact) -> str:
    return f"{artifact.created.isoformat()}~{artifact.pk}"


def _after(cursor: str) -> Q:
    created_text, _, id_text = cursor.partition("~")
    try:
        created, artifact_id = datetime.fromisoformat(created_text), UUID(id_text)
        if created.tzinfo is None:
            raise ValueError("a time without a zone")
    except ValueError:
        raise Invalid("Pass the `next` of the page before.", "cursor") from None
    return Q(created__lt=created) | Q(created=created, id__gt=artifact_id)


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
        raise Invalid("Pass the `next` of the page before.", "cursor")
    return int(cursor)
