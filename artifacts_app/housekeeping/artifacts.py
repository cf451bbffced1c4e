"""Artifacts of anonymous visitors that nobody has changed for as long as RETENTION_DAYS says, and
deleted ones that nobody has brought back in time."""

from datetime import timedelta

import redis
from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from artifacts_app.events.entry import stream_key
from artifacts_app.models import ACTIVE, KEPT_AFTER_DELETION, ApiToken, Artifact

AT_ONCE = 50  # deleted in one transaction, so that nobody waits long for the database


def forget_old(client: redis.Redis) -> int:
    return sum(_delete(client, artifacts) for artifacts in _unwanted())


def _unwanted() -> list[QuerySet[Artifact]]:
    return [_deleted(), *([_of_visitors()] if settings.RETENTION_DAYS else [])]


def _deleted() -> QuerySet[Artifact]:
    return Artifact.objects.filter(deleted__lt=timezone.now() - KEPT_AFTER_DELETION)


def _of_visitors() -> QuerySet[Artifact]:
    """A visitor that an API token acts for is a script of somebody known."""
    before = timezone.now() - timedelta(days=settings.RETENTION_DAYS)
    scripts = ApiToken.objects.exclude(visitor=None).values("visitor")
    return (
        Artifact.objects.filter(visitor__isnull=False, updated__lt=before)
        .exclude(visitor__in=scripts)
        .exclude(generations__status__in=ACTIVE)
    )


def _delete(client: redis.Redis, artifacts: QuerySet[Artifact]) -> int:
    count = 0
    while ids := list(artifacts.order_by().values_list("pk", flat=True)[:AT_ONCE]):
        Artifact.objects.filter(pk__in=ids).delete()
        client.delete(*map(stream_key, ids))
        count += len(ids)
    return count
