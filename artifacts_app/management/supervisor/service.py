from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field

Probe = Callable[[], Awaitable[bool]]


async def at_once() -> bool:
    return True


@dataclass(frozen=True)
class Service:
    """One process to keep running: what to start, and how long it may take to stop."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict)  # beside what everyone gets
    stdin: bytes = b""
    accepts: Probe = at_once  # whether others can use it now
    stop_seconds: float = 10.0  # from SIGTERM to SIGKILL
