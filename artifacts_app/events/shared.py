"""What all viewers of this process share."""

from artifacts_app.events.connection import connect_async
from artifacts_app.events.follower import EventFollower

_follower: EventFollower | None = None


def follower() -> EventFollower:
    """One for the process, bound to its one event loop."""
    global _follower
    if _follower is None:
        _follower = EventFollower(connect_async())
    return _follower


async def forget_follower() -> None:
    """For tests, where each has an event loop of its own."""
    global _follower
    if _follower is not None:
        await _follower.close()
        await _follower.redis.aclose()
    _follower = None
