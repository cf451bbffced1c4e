"""What each worker says about its engine, for the web processes: ready or not, which model."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

import redis
import redis.asyncio
from django.utils.translation import gettext_noop as noop

from artifacts_app.observability.roll import Roll

WORKERS = Roll("engines", "engine:")
TOLD_EVERY = 2.0  # seconds
BELIEVED_FOR = 7  # seconds; a worker that is silent for longer is taken for dead


@dataclass(frozen=True, slots=True)
class EngineState:
    name: str
    is_demo: bool
    ready: bool
    detail: str = ""  # why not ready, as a sentence
    context_tokens: int = 0
    gpus: Sequence[tuple[str, int]] = ()  # of the worker's machine: name and bytes of memory
    slots: int = 0  # pages that the worker writes at once
    fills_in: bool = False  # the model writes what is missing between two texts

    def as_json(self) -> str:
        return json.dumps(asdict(self))


NO_WORKER = EngineState(
    name="", is_demo=False, ready=False, detail=noop("No worker is running yet, or it is starting.")
)


async def tell(client: redis.asyncio.Redis, worker: str, state: EngineState) -> None:
    pipeline = client.pipeline()
    WORKERS.say(pipeline, worker, state.as_json(), BELIEVED_FOR)
    await pipeline.execute()


async def withdraw(client: redis.asyncio.Redis, worker: str) -> None:
    pipeline = client.pipeline()
    WORKERS.leave(pipeline, worker)
    await pipeline.execute()


def best(states: Iterable[EngineState]) -> EngineState:
    """The state of a ready worker if there is one, else of one that loads, else NO_WORKER."""
    return max(states, key=lambda state: state.ready, default=NO_WORKER)


async def is_alive(client: redis.asyncio.Redis, worker: str) -> bool:
    return bool(await client.exists(WORKERS.prefix + worker))


def ready(states: Iterable[EngineState]) -> list[EngineState]:
    """One of each model that can answer, by name."""
    by_name = {state.name: state for state in states if state.ready}
    return [by_name[name] for name in sorted(by_name)]


def slots(states: Iterable[EngineState]) -> int:
    """Pages that all ready workers write at once."""
    return sum(state.slots for state in states if state.ready)


def states(client: redis.Redis) -> list[EngineState]:
    """What all workers say."""
    return [EngineState(**json.loads(state)) for state in WORKERS.said(client)]
