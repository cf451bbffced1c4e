"""A viewer's own artifacts, page by page."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from artifacts_app.access import Viewer, owned_artifacts
from artifacts_app.models import Artifact
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
