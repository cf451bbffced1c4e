"""Which worker is alive on which generation.

A worker renews its leases every `RENEWAL` seconds. One that dies stops, and after `DURATION` any
other worker sees that the generation has no owner. A generation keeps its lease until its last
event is in the log, so that a death between "saved" and "told" is noticed too.

A lease is of one attempt: who finds that another worker has taken over gives up its own, and leaves
the other's alone.

The clock is that of Redis: one for all machines. Where it jumps, generations may change hands, which
loses nothing; none waits for a time that is far away.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple
from uuid import UUID

import redis
import redis.asyncio

KEY = "generations:leases"
DURATION = 6.0  # seconds; a viewer of a dead worker's page waits about this long
RENEWAL = 2.0  # seconds; two renewals may fail before a lease is lost

# Also leases that end later than one taken now would: they are from before a jump back.
END = """
local now = tonumber(redis.call('TIME')[1])
local past = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now)
for _, lease in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], now + 2 * ARGV[1], '+inf')) do
  past[#past + 1] = lease
end
for _, lease in ipairs(past) do redis.call('ZREM', KEYS[1], lease) end
return past
"""


class Lease(NamedTuple):
    generation_id: UUID
    attempt: int

    def __str__(self) -> str:
        return f"{self.generation_id}:{self.attempt}"

    @classmethod
    def parse(cls, text: str) -> "Lease":
        generation_id, _, attempt = text.partition(":")
        return cls(UUID(generation_id), int(attempt))


def take(client: redis.Redis, lease: Lease) -> None:
    told: Any = client.time()
    client.zadd(KEY, {str(lease): int(told[0]) + DURATION})


def release(client: redis.Redis, lease: Lease) -> None:
    client.zrem(KEY, str(lease))


async def renew(client: redis.asyncio.Redis, held: Iterable[Lease]) -> None:
    """Renew those still held; one that recovery has taken away is not brought back."""
    names = [str(lease) for lease in held]
    if names:
        seconds, _ = await client.time()
        await client.zadd(KEY, dict.fromkeys(names, seconds + DURATION), xx=True)


def end_expired(client: redis.Redis) -> list[Lease]:
    """Those that have run out, which are released: of several who look each is told to one."""
    ended: Any = client.eval(END, 1, KEY, str(DURATION))
    return [Lease.parse(member.decode()) for member in ended]


def held(client: redis.Redis) -> set[UUID]:
    """The generations that somebody holds."""
    members: Any = client.zrange(KEY, 0, -1)
    return {Lease.parse(member.decode()).generation_id for member in members}
