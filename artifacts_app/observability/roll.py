"""Who is there, and what each says of itself.

What is said lies in a key of its own, which runs out with whoever falls silent; the names lie in a
set, so that nobody has to look through all keys of Redis to find them.
"""

from dataclasses import dataclass
from typing import Any

import redis
import redis.asyncio

Commands = redis.Redis | redis.asyncio.client.Pipeline


@dataclass(frozen=True, slots=True)
class Roll:
    names: str  # the key of the set
    prefix: str  # of the key of what one says

    def say(self, commands: Commands, name: str, said: str, seconds: int) -> None:
        """Believed for so many seconds."""
        commands.set(self.prefix + name, said, ex=seconds)
        commands.sadd(self.names, name)

    def leave(self, commands: Commands, name: str) -> None:
        commands.delete(self.prefix + name)
        commands.srem(self.names, name)

    def said(self, client: redis.Redis) -> list[bytes]:
        """By name; those that have fallen silent are forgotten."""
        members: Any = client.smembers(self.names)
        names = sorted(member.decode() for member in members)
        told: Any = client.mget([self.prefix + name for name in names]) if names else []
        silent = [name for name, said in zip(names, told, strict=True) if not said]
        if silent:
            client.srem(self.names, *silent)
        return [said for said in told if said]
