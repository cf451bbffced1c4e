import redis
import redis.asyncio
from django.conf import settings

# RESP2 everywhere: redis-py shapes the answer to XREAD differently under RESP3.
PROTOCOL = 2


def connect_async() -> redis.asyncio.Redis:
    """A client for the event loop that first uses it.

    No read time-out: an XREAD waits as long as it was told to. Keep-alives find a dead peer.
    """
    return redis.asyncio.Redis.from_url(
        settings.REDIS_URL, protocol=PROTOCOL, socket_timeout=None, socket_keepalive=True
    )


_shared: dict[str, redis.Redis] = {}


def connect() -> redis.Redis:
    """The process's pooled client for synchronous code; safe to use from any thread."""
    url = settings.REDIS_URL
    if url not in _shared:
        _shared[url] = redis.Redis.from_url(
            url, protocol=PROTOCOL, socket_timeout=5, socket_connect_timeout=2
        )
    return _shared[url]
