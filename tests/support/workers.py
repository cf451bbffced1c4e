"""Workers that are said to be there."""

import redis

from artifacts_app.generation.engine_state import BELIEVED_FOR, WORKERS, EngineState


def say(client: redis.Redis, worker: str, state: EngineState, seconds: int = BELIEVED_FOR) -> None:
    """Believed for so many seconds, as if the worker had just told it."""
    WORKERS.say(client, worker, state.as_json(), seconds)


def silence(client: redis.Redis, worker: str) -> None:
    client.delete(WORKERS.prefix + worker)
