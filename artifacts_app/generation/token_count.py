"""Tokens that a person has had of the model today: a counter in Redis for each day, UTC."""

from datetime import UTC, datetime, timedelta

import redis

from artifacts_app.access import Viewer

KEPT = timedelta(days=2)


def spend(client: redis.Redis, viewer: Viewer, tokens: int) -> None:
    if tokens <= 0:
        return
    key = _key(viewer)
    pipeline = client.pipeline(transaction=True)
    pipeline.incrby(key, tokens)
    pipeline.expire(key, KEPT)
    pipeline.execute()


def used_today(client: redis.Redis, viewer: Viewer) -> int:
    used = client.get(_key(viewer))
    return int(used) if isinstance(used, bytes) else 0


def _key(viewer: Viewer) -> str:
    return f"tokens:{datetime.now(UTC):%Y-%m-%d}:{viewer.key}"
