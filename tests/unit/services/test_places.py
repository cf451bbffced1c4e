"""Leases by Redis' clock. The web's side of them is tested with OpenAI's own client."""

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.conf import LazySettings

from artifacts_app.access import Viewer
from artifacts_app.events.connection import connect
from artifacts_app.services import places
from artifacts_app.services.errors import TooMany

pytestmark = pytest.mark.usefixtures("redis_url")


def taken(viewer: Viewer) -> bool:
    try:
        places.take(viewer)
    except TooMany:
        return False
    return True


@pytest.fixture(autouse=True)
def two(settings: LazySettings) -> None:
    settings.MAX_V1_REQUESTS_PER_VIEWER = 2


def test_each_person_has_their_own(ada: Viewer, mallory: Viewer) -> None:
    assert [taken(ada) for _ in range(3)] == [True, True, False]
    assert taken(mallory)


def test_it_is_exact_when_many_ask_at_once(ada: Viewer) -> None:
    with ThreadPoolExecutor(16) as threads:
        assert list(threads.map(lambda _: taken(ada), range(64))).count(True) == 2


def test_what_is_released_is_free(ada: Viewer) -> None:
    places.take(ada)
    place = places.take(ada)
    place.release()
    place.release()
    assert [taken(ada) for _ in range(2)] == [True, False]


@pytest.mark.parametrize("ends", [-1, 3600])
def test_a_web_process_that_died_or_a_clock_that_was_set_back_holds_nothing(
    ada: Viewer, ends: int
) -> None:
    key = places.take(ada).key
    connect().zadd(key, dict.fromkeys(["a", "b"], (time.time() + ends) * 1000))
    assert [taken(ada) for _ in range(2)] == [True, False]


async def test_a_place_is_renewed_while_it_is_kept(
    ada: Viewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = places.take(ada)
    almost_over = (time.time() + 1) * 1000
    connect().zadd(place.key, {place.name: almost_over})
    monkeypatch.setattr(places, "RENEWAL", 0.01)
    async with place.kept():
        deadline = time.monotonic() + 10
        while (connect().zscore(place.key, place.name) or 0) <= almost_over:
            assert time.monotonic() < deadline
            await asyncio.sleep(0.01)


def test_a_late_renewal_does_not_bring_a_place_back(ada: Viewer) -> None:
    place = places.take(ada)
    place.release()
    connect().eval(places.RENEW, 1, place.key, place.name, "30000")
    assert not connect().exists(place.key)
