"""How often somebody may do something. One atomic look into Redis, by Redis' own clock.

The generic cell rate algorithm: a whole period's worth may be used at once, and comes back evenly,
so there is no full hour at whose end everybody begins again.
"""

import logging
import math
from dataclasses import dataclass
from typing import Any

import redis
from redis.exceptions import RedisError

from artifacts_app.events.connection import connect

logger = logging.getLogger(__name__)

HOUR, MINUTE = 3600, 60  # seconds

# KEYS[1]: when everything used so far will have come back, in milliseconds.
# ARGV: milliseconds of the period, and those in which one comes back. Returns how long to wait.
TAKE = """
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local period, interval = tonumber(ARGV[1]), tonumber(ARGV[2])
local full = tonumber(redis.call('GET', KEYS[1]) or now)
full = math.min(math.max(full, now), now + period) -- also where the clock was set back
local next = full + interval
local wait = next - period - now
if wait > 0 then return math.ceil(wait) end
redis.call('SET', KEYS[1], string.format('%.3f', next), 'PX', math.ceil(next - now))
return 0
"""


@dataclass(frozen=True, slots=True)
class Rate:
    name: str
    most: int  # in a period; 0: no limit
    period: int  # seconds


def seconds_to_wait(rate: Rate, who: str) -> int:
    """0: it may be done now, and is counted. While Redis is away nothing is counted, nor refused:
    nothing can be written then either."""
    if not rate.most:
        return 0
    try:
        return _take(connect(), rate, who)
    except RedisError as error:
        logger.warning("limits cannot be kept: %s", error)
        return 0


def _take(client: redis.Redis, rate: Rate, who: str) -> int:
    period = rate.period * 1000
    milliseconds: Any = client.eval(
        TAKE, 1, f"rate:{rate.name}:{who}", str(period), f"{period / rate.most:.6f}"
    )
    return math.ceil(int(milliseconds) / 1000)
