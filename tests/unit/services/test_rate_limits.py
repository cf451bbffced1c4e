from concurrent.futures import ThreadPoolExecutor

import pytest

from artifacts_app.events.connection import connect
from artifacts_app.services.rate_limits import HOUR, Rate, seconds_to_wait

pytestmark = pytest.mark.usefixtures("redis_url")
FIVE = Rate("tests", 5, HOUR)


def test_a_periods_worth_may_be_used_at_once_and_not_more() -> None:
    assert [seconds_to_wait(FIVE, "ada") for _ in range(5)] == [0] * 5
    assert 0 < seconds_to_wait(FIVE, "ada") <= HOUR / 5
    assert seconds_to_wait(FIVE, "mallory") == 0


def test_it_is_exact_when_many_ask_at_once() -> None:
    with ThreadPoolExecutor(16) as threads:
        waits = list(threads.map(lambda _: seconds_to_wait(FIVE, "many"), range(64)))
    assert waits.count(0) == 5


def test_it_comes_back_evenly() -> None:
    key = "rate:tests:ada"
    for _ in range(5):
        seconds_to_wait(FIVE, "ada")
    fifth = HOUR * 1000 // 5
    connect().set(key, f"{float(connect().get(key)) - fifth:.3f}")  # type: ignore[arg-type]
    assert seconds_to_wait(FIVE, "ada") == 0
    assert seconds_to_wait(FIVE, "ada") > 0


def test_a_clock_that_was_set_back_locks_nobody_out_for_longer_than_a_period() -> None:
    seconds_to_wait(FIVE, "ada")
    connect().set("rate:tests:ada", "99999999999999")
    assert seconds_to_wait(FIVE, "ada") <= HOUR


def test_zero_is_no_limit() -> None:
    assert seconds_to_wait(Rate("tests", 0, HOUR), "ada") == 0
