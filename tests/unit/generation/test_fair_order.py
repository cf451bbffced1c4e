from collections import Counter
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.utils import timezone

from artifacts_app.access import Viewer
from artifacts_app.events.connection import connect
from artifacts_app.generation import lifecycle, line_keeping, waiting_line
from artifacts_app.generation.engine_state import EngineState
from artifacts_app.generation.fair_order import (
    Load,
    Waiting,
    claim_next,
    fair_order,
    ordered,
    others_wait,
)
from artifacts_app.models import (
    Artifact,
    Generation,
    GenerationStatus,
    Message,
    MessageRole,
    Priority,
)
from tests.support import workers

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
MANY = 50


def waits(person: str, minute: int, *, is_batch: bool = False, is_resumed: bool = False) -> Waiting:
    since = NOON + timedelta(minutes=minute)
    return Waiting(UUID(int=hash((person, minute)) % 2**64), person, since, is_batch, is_resumed)


def people(waiting: list[Waiting], load: Load | None = None) -> str:
    who = {one.generation_id: one.person for one in waiting}
    return "".join(who[generation_id] for generation_id in ordered(waiting, load or Load()))


def test_one_who_asks_once_does_not_wait_for_one_who_asks_fifty_times() -> None:
    waiting = [*(waits("a", minute) for minute in range(MANY)), waits("g", MANY)]
    assert people(waiting).startswith("aga")
    assert people(waiting, Load(running=Counter("a"))).startswith("ga")


def test_people_take_turns_and_each_is_served_in_order_of_asking() -> None:
    waiting = [waits("a", 0), waits("a", 1), waits("g", 2), waits("g", 3)]
    assert people(waiting) == "agag"
    first = [pk for pk in ordered(waiting, Load()) if pk in {waiting[0].generation_id, waiting[1].generation_id}]  # fmt: skip  # noqa: E501
    assert first == [waiting[0].generation_id, waiting[1].generation_id]


def test_who_had_less_of_the_model_lately_comes_first() -> None:
    waiting = [waits("a", 0), waits("g", 1)]
    assert people(waiting, Load(tokens=Counter({"a": 9000, "g": 100}))) == "ga"


def test_a_batch_comes_after_those_who_watch() -> None:
    waiting = [waits("a", 0, is_batch=True), waits("g", 1), waits("g", 2)]
    assert people(waiting) == "gga"


def test_a_page_that_pauses_goes_on_first() -> None:
    waiting = [waits("g", 0), waits("a", 1, is_resumed=True)]
    assert people(waiting, Load(running=Counter("aaa"))) == "ag"


def queued(viewer: Viewer, priority: Priority = Priority.INTERACTIVE) -> Generation:
    artifact = Artifact.objects.create(title="Snake", **viewer.owner_fields())
    message = Message.objects.create(artifact=artifact, role=MessageRole.USER, text="snake")
    generation = Generation.objects.create(
        artifact=artifact, ordinal=1, request=message, priority=priority
    )
    waiting_line.join(connect(), generation.pk)
    return generation


def claimed() -> Generation:
    generation = claim_next(connect(), "")
    assert generation is not None
    return generation


@pytest.mark.django_db
def test_nobody_starves(ada: Viewer, mallory: Viewer) -> None:
    hers = [queued(mallory) for _ in range(MANY)]
    own = queued(ada)
    assert claimed() == hers[0]
    assert claimed() == own
    assert claimed() == hers[1]
    assert waiting_line.length(connect()) == MANY - 2


@pytest.mark.django_db
def test_the_end_of_the_line_is_nobody() -> None:
    assert claim_next(connect(), "") is None


@pytest.mark.django_db
def test_who_wants_a_model_waits_for_it_while_it_runs(ada: Viewer) -> None:
    choosy, easy = queued(ada), queued(ada)
    Generation.objects.filter(pk=choosy.pk).update(wanted_model="large")
    workers.say(connect(), "w", EngineState("large", is_demo=False, ready=True))
    assert claim_next(connect(), "small") == easy
    assert claim_next(connect(), "small") is None
    assert others_wait(connect())
    workers.silence(connect(), "w")
    assert claim_next(connect(), "small") == choosy
    assert not others_wait(connect())


@pytest.mark.django_db
def test_who_was_cancelled_is_passed_over(ada: Viewer) -> None:
    first, second = queued(ada), queued(ada)
    lifecycle.cancel_queued(first)
    assert claimed() == second


@pytest.mark.django_db
def test_who_is_still_being_announced_is_not_served(ada: Viewer) -> None:
    generation = queued(ada)
    waiting_line.leave(connect(), generation.pk)
    assert claim_next(connect(), "") is None
    assert line_keeping.place_of_new(connect(), generation.pk) == 1


@pytest.mark.django_db
def test_a_batch_that_has_waited_long_waits_like_all_others(ada: Viewer, mallory: Viewer) -> None:
    batch = queued(ada, Priority.BATCH)
    watched = queued(mallory)
    assert fair_order(connect()) == [watched.pk, batch.pk]
    hour_ago = timezone.now() - timedelta(hours=1)
    Generation.objects.filter(pk=batch.pk).update(created=hour_ago)
    assert fair_order(connect()) == [batch.pk, watched.pk]


@pytest.mark.django_db
def test_places_and_expected_starts_are_those_of_the_fair_order(
    ada: Viewer, mallory: Viewer
) -> None:
    redis = connect()
    finished = queued(ada)
    waiting_line.leave(redis, finished.pk)
    Generation.objects.filter(pk=finished.pk).update(
        status=GenerationStatus.FINISHED, seconds=40, ended=timezone.now() - timedelta(hours=2)
    )
    state = EngineState("scripted", is_demo=False, ready=True, slots=4)
    workers.say(redis, "worker", state)
    first, second, other = queued(mallory), queued(mallory), queued(ada)
    line_keeping.tidy(redis)
    places = waiting_line.places(redis, [first.pk, second.pk, other.pk])
    assert {pk: (place.number, place.seconds) for pk, place in places.items()} == {
        first.pk: (1, 10),
        other.pk: (2, 20),
        second.pk: (3, 30),
    }


@pytest.mark.django_db
def test_who_has_gone_leaves_the_line(ada: Viewer) -> None:
    generation = queued(ada)
    stranger = uuid4()
    waiting_line.join(connect(), stranger)
    line_keeping.tidy(connect())
    assert waiting_line.members(connect()) == {generation.pk}
