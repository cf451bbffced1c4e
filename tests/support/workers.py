"""Workers that are said to be there."""

import redis

from artifacts_app.generation.engine_state import BELIEVED_FOR, KEY_PREFIX, WORKERS, EngineState


def say(client: redis.Redis, worker: str, state: EngineState, seconds: int = BELIEVED_FOR) -> None:
    """Believed for so many seconds, as if the worker had just told it."""
    client.set(KEY_PREFIX + worker, state.as_json(), ex=seconds)
    client.sadd(WORKERS, worker)


def silence(client: redis.Redis, worker: str) -> None:
    client.delete(KEY_PREFIX + worker)
