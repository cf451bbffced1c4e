"""Tokens that a person used of the model today, and what is left: a counter in Redis for each day."""

from datetime import UTC, datetime, timedelta

import redis
from django.conf import settings

from artifacts_app.access import Viewer
from artifacts_app.services.errors import TooMany

KEPT = timedelta(days=2)


def check(client: redis.Redis, viewer: Viewer) -> None:
    """Raises TooMany once the day's tokens are used up. The request that crosses the line is
    answered to its end: nobody knows beforehand how long an answer becomes."""
    limit = settings.MAX_TOKENS_PER_DAY
    if limit and used_today(client, viewer) >= limit:
        raise TooMany(
            f"The {limit:,} tokens of today are used up. Go on after midnight, UTC.",
            _seconds_left(datetime.now(UTC)),
        )


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


def _seconds_left(now: datetime) -> int:
    midnight = (now + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    return int((midnight - now).total_seconds()) + 1
