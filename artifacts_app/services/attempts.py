"""Counting tries at a secret, so that nobody can go through all of them."""

import logging

from django.utils.translation import gettext as _
from redis.exceptions import RedisError

from artifacts_app.events.connection import connect
from artifacts_app.services.errors import TooMany, Unavailable

logger = logging.getLogger(__name__)


def count_attempt(key: str, limit: int, seconds: int) -> None:
    """Raises TooMany for every try past `limit` within `seconds` of the first one.

    Raises Unavailable where Redis is away: tries that nobody counts are not allowed.
    """
    name = f"attempts:{key}"
    try:
        with connect().pipeline() as pipeline:
            pipeline.set(name, 0, ex=seconds, nx=True)
            pipeline.incr(name)
            pipeline.ttl(name)
            __, count, left = pipeline.execute()
    except RedisError as error:
        logger.exception("tries cannot be counted")
        raise Unavailable(_("This cannot be checked right now. Try again in a moment.")) from error
    if count > limit:
        raise TooMany(
            _("Too many tries: %(limit)d are allowed. Wait %(left)d seconds.")
            % {"left": left, "limit": limit},
            left,
        )


def forget_attempts(key: str) -> None:
    """After the right secret. Where Redis is away now, the tries run out by themselves."""
    try:
        connect().delete(f"attempts:{key}")
    except RedisError:
        logger.exception("tries cannot be forgotten")
