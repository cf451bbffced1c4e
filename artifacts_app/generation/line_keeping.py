"""Keeps the line as people see it: in fair order, without those who are gone, with its pace."""

from uuid import UUID

import redis
from django.db.models import Avg

from artifacts_app.generation import engine_state, waiting_line
from artifacts_app.generation.fair_order import fair_order
from artifacts_app.models import Generation, GenerationStatus

TIDIED = "generations:tidied"
TIDY_AGAIN_AFTER = 300  # milliseconds
LOOKED_BACK = 20  # generations that have ended last; their mean is what the next will take


def tidy_after_claim(client: redis.Redis) -> None:
    """Where many are claimed at once one of them does it; what that misses the next look finds."""
    if client.set(TIDIED, "1", nx=True, px=TIDY_AGAIN_AFTER):
        tidy(client)


def tidy(client: redis.Redis) -> None:
    """Cheap while nobody waits; called every two seconds, when somebody joins and after claims."""
    members = waiting_line.members(client)
    if not members:
        return
    queued = Generation.objects.filter(pk__in=members, status=GenerationStatus.QUEUED)
    gone = members.difference(queued.values_list("pk", flat=True))
    waiting_line.leave(client, *gone)
    waiting_line.sort(client, fair_order(client))
    waiting_line.set_pace(client, _pace(client))


def place_of_new(client: redis.Redis, generation_id: UUID) -> int:
    """The place that one who is about to join will have, 1 is next."""
    if not waiting_line.length(client):
        return 1
    return fair_order(client, generation_id).index(generation_id) + 1


def _pace(client: redis.Redis) -> float | None:
    """Seconds between two turns: the mean time of a page, shared by all that can be written at
    once."""
    finished = Generation.objects.filter(status=GenerationStatus.FINISHED).order_by("-ended")
    latest = finished.values("seconds")[:LOOKED_BACK]
    mean: float | None = latest.aggregate(mean=Avg("seconds"))["mean"]
    slots = engine_state.slots(engine_state.states(client))
    return mean / slots if mean is not None and slots else None
