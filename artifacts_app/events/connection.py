import redis
import redis.asyncio
from django.conf import settings
from redis import DriverInfo

# RESP2 everywhere: redis-py shapes the answer to XREAD differently under RESP3.
PROTOCOL = 2
# Of each client. Who finds all of them taken waits: by default redis-py refuses it, and so a
# process in which a hundred viewers arrive at once.
MOST_CONNECTIONS = 64
LONGEST_WAIT = 20  # seconds for one of them
DRIVER = DriverInfo()  # made once: it reads the package's files, for each connection otherwise


def connect_async() -> redis.asyncio.Redis:
    """A client for the event loop that first uses it.

    No read time-out: an XREAD waits as long as it was told to. Keep-alives find a dead peer.
    """
    pool = redis.asyncio.BlockingConnectionPool.from_url(
        settings.REDIS_URL,
        max_connections=MOST_CONNECTIONS,
        timeout=LONGEST_WAIT,
        protocol=PROTOCOL,
        driver_info=DRIVER,
        socket_timeout=None,
        socket_keepalive=True,
    )
    return redis.asyncio.Redis.from_pool(pool)


_shared: dict[str, redis.Redis] = {}


def connect() -> redis.Redis:
    """The process's pooled client for synchronous code; safe to use from any thread."""
    url = settings.REDIS_URL
    if url not in _shared:
        pool = redis.BlockingConnectionPool.from_url(
            url,
            max_connections=MOST_CONNECTIONS,
            timeout=LONGEST_WAIT,
            protocol=PROTOCOL,
            driver_info=DRIVER,
            socket_timeout=5,
            socket_connect_timeout=2,
        )
        _shared[url] = redis.Redis.from_pool(pool)
    return _shared[url]
