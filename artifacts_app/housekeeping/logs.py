"""Event logs without an end: their worker died between a generation's last event and telling Redis
how long to keep them."""

from typing import Any
from uuid import UUID

import redis
from django.conf import settings

from artifacts_app.events.entry import stream_key
from artifacts_app.models import ACTIVE, Artifact

FOR_EVER = -1  # Redis' TTL of a key that never expires
AT_ONCE = 500  # keys looked at in one go


def expire_forgotten(client: redis.Redis) -> int:
    """Logs of artifacts that are gone go at once, others when they would have."""
    count = 0
    page: list[UUID] = []
    for key in client.scan_iter(match=stream_key("*"), count=AT_ONCE):
        page.append(UUID(key.decode().split(":")[1]))
        if len(page) == AT_ONCE:
            count += _expire(client, page)
            page = []
    return count + _expire(client, page)


def _expire(client: redis.Redis, artifact_ids: list[UUID]) -> int:
    if not artifact_ids:
        return 0
    pipeline = client.pipeline(transaction=False)
    for artifact_id in artifact_ids:
        pipeline.ttl(stream_key(artifact_id))
    lives: Any = pipeline.execute()
    for_ever = [pk for pk, life in zip(artifact_ids, lives, strict=True) if life == FOR_EVER]
    known = Artifact.objects.filter(pk__in=for_ever)
    there = set(known.values_list("pk", flat=True))
    written = set(known.filter(generations__status__in=ACTIVE).values_list("pk", flat=True))
    for artifact_id in for_ever:
        if artifact_id not in there:
            pipeline.delete(stream_key(artifact_id))
        elif artifact_id not in written:
            pipeline.expire(stream_key(artifact_id), settings.EVENT_LOG_SECONDS)
    return len(pipeline.execute())
