"""Whom to serve next. The task in the broker only wakes a worker; who is served is decided here,
when a place is free, so that one person's many sentences do not hold up everybody else's one.

1. A page that was being written when its worker went away: somebody watches it pause.
2. Who waits before what may wait: `batch` comes after `interactive`, for a while.
3. The person with the fewest pages in the making, then with the fewest tokens in the last hour.
4. Who came first.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

import redis
from django.db.models import Sum
from django.utils import timezone

from artifacts_app.access import Viewer
from artifacts_app.generation import engine_state, lifecycle, waiting_line
from artifacts_app.models import Generation, GenerationStatus, Priority

REMEMBERED = timedelta(hours=1)  # how long tokens count against who had them
BATCH_PATIENCE = timedelta(minutes=10)  # a batch that has waited for longer waits like all others


@dataclass(frozen=True, slots=True)
class Waiting:
    generation_id: UUID
    person: str
    since: datetime
    is_batch: bool = False
    is_resumed: bool = False
    model: str = ""  # that it wants; empty: any

    @property
    def rank(self) -> tuple[bool, bool]:
        return not self.is_resumed, self.is_batch


@dataclass(frozen=True, slots=True)
class Load:
    """What each person has of the model already."""

    running: Counter[str] = field(default_factory=Counter)
    tokens: Counter[str] = field(default_factory=Counter)


def claim_next(client: redis.Redis, model: str) -> Generation | None:
    """The generation whose turn it is, now ours; None where nobody waits for this model.

    Two workers that look at once want the same one. The claim has one winner; the other looks
    again, and sees what the winner has taken.
    """
    while (next_one := _next_for(client, model)) is not None:
        generation = lifecycle.claim(next_one)
        waiting_line.leave(client, next_one)
        if generation is not None:
            return generation
    return None


def others_wait(client: redis.Redis) -> bool:
    """Whether somebody waits whom another worker serves."""
    return bool(_waiting(waiting_line.members(client)))


def _next_for(client: redis.Redis, model: str) -> UUID | None:
    """Who wants a model that runs nowhere any more is served by whichever there is."""
    waiting = _waiting(waiting_line.members(client))
    if any(one.model not in {"", model} for one in waiting):
        running = {state.name for state in engine_state.ready(engine_state.states(client))}
        elsewhere = running - {"", model}
        waiting = [one for one in waiting if one.model not in elsewhere]
    return next(iter(_in_turn(waiting)), None)


def fair_order(client: redis.Redis, *joining: UUID) -> list[UUID]:
    """All that wait in line and `joining`, next first.

    Who is queued but not in line yet is still being announced, and must not be claimed: its events
    would come between those of its worker.
    """
    return _in_turn(_waiting(waiting_line.members(client).union(joining)))


def _in_turn(waiting: Sequence[Waiting]) -> list[UUID]:
    return ordered(waiting, _load() if len(waiting) > 1 else Load())


def ordered(waiting: Iterable[Waiting], load: Load) -> list[UUID]:
    """Everybody's turn, as it will come if nobody joins and nothing ends."""
    lines: defaultdict[str, list[Waiting]] = defaultdict(list)
    for one in sorted(waiting, key=lambda one: (*one.rank, one.since), reverse=True):
        lines[one.person].append(one)  # next at the end
    running = load.running.copy()
    order: list[UUID] = []
    while lines:
        heads = [line[-1] for line in lines.values()]
        head = min(
            heads,
            key=lambda one: (
                *one.rank, running[one.person], load.tokens[one.person], one.since
            ),
        )  # fmt: skip
        order.append(head.generation_id)
        running[head.person] += 1
        lines[head.person].pop()
        if not lines[head.person]:
            del lines[head.person]
    return order


def _waiting(members: set[UUID]) -> Sequence[Waiting]:
    if not members:
        return []
    now = timezone.now()
    rows = Generation.objects.filter(status=GenerationStatus.QUEUED).values_list(
        "pk",
        "artifact__user_id",
        "artifact__visitor",
        "created",
        "priority",
        "attempt",
        "wanted_model",
    )
    return [
        Waiting(
            pk,
            Viewer(user, visitor).key,
            created,
            is_batch=priority == Priority.BATCH and now - created < BATCH_PATIENCE,
            is_resumed=attempt > 0,
            model=model,
        )
        for pk, user, visitor, created, priority, attempt, model in rows
        if pk in members
    ]


def _load() -> Load:
    owner = ("artifact__user_id", "artifact__visitor")
    running = Generation.objects.filter(status=GenerationStatus.RUNNING).order_by()
    ended = Generation.objects.filter(ended__gt=timezone.now() - REMEMBERED).order_by()
    tokens = ended.values_list(*owner).annotate(tokens=Sum("completion_tokens"))
    return Load(
        Counter(Viewer(user, visitor).key for user, visitor in running.values_list(*owner)),
        Counter({Viewer(user, visitor).key: total or 0 for user, visitor, total in tokens}),
    )
