"""How many answers one person may be given at once through `/v1`.

A place is a lease in a sorted set of the person's own, by Redis' clock, renewed while the answer is
given. A web process that dies, or an answer that nobody begins to hear, frees its place by itself.
"""

import asyncio
import logging
import uuid
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from redis.exceptions import RedisError

from artifacts_app.access import Viewer
from artifacts_app.events.connection import connect
from artifacts_app.services.errors import TooMany

logger = logging.getLogger(__name__)

DURATION = 30  # seconds of a lease that nobody renews
RENEWAL = 10.0  # seconds; two renewals may fail before a place is lost
RETRY_AFTER = 5  # seconds; nobody knows when one of the answers ends

# KEYS[1]: the person's places. ARGV: the new one, how many there may be, milliseconds of a lease.
# Leases that end later than one taken now would are from before a clock was set back.
TAKE = """
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local duration = tonumber(ARGV[3])
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
redis.call('ZREMRANGEBYSCORE', KEYS[1], now + 2 * duration, '+inf')
if redis.call('ZCARD', KEYS[1]) >= tonumber(ARGV[2]) then return 0 end
redis.call('ZADD', KEYS[1], now + duration, ARGV[1])
redis.call('PEXPIRE', KEYS[1], duration)
return 1
"""
# Only what is still held: a renewal that comes after the release must not bring the place back.
RENEW = """
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('ZADD', KEYS[1], 'XX', now + ARGV[2], ARGV[1])
redis.call('PEXPIRE', KEYS[1], ARGV[2])
"""


@dataclass(frozen=True, slots=True)
class Place:
    key: str
    name: str

    def release(self) -> None:
        """Also twice. Where Redis is away the lease runs out."""
        try:
            connect().zrem(self.key, self.name)
        except RedisError as error:
            logger.warning("a place runs out by itself: %s", error)

    @asynccontextmanager
    async def kept(self) -> AsyncGenerator[None, None]:
        """Held for as long as the body takes."""
        renewing = asyncio.create_task(self._renew(), name="keep place")
        try:
            yield
        finally:
            renewing.cancel()

    async def _renew(self) -> None:
        while True:
            await asyncio.sleep(RENEWAL)
            try:
                await asyncio.to_thread(
                    connect().eval, RENEW, 1, self.key, self.name, str(DURATION * 1000)
                )
            except RedisError as error:
                logger.warning("a place cannot be kept: %s", error)


def take(viewer: Viewer) -> Place:
    """Raises TooMany. While Redis is away nobody is counted, nor refused, as for rates."""
    most = settings.MAX_V1_REQUESTS_PER_VIEWER
    place = Place(f"v1:places:{viewer.key}", uuid.uuid4().hex)
    try:
        taken: Any = connect().eval(TAKE, 1, place.key, place.name, str(most), str(DURATION * 1000))
    except RedisError as error:
        logger.warning("places cannot be counted: %s", error)
        return place
    if not taken:
        raise TooMany(
            _("At most %(limit)d answers are written at once. Wait for one to end.")
            % {"limit": most},
            RETRY_AFTER,
            limit="v1_requests",
        )
    return place
