from concurrent.futures import ThreadPoolExecutor

import pytest
import redis
from redis.exceptions import RedisError

from artifacts_app.events.connection import connect
from artifacts_app.observability.numbers import Number
from artifacts_app.observability.tally import (
    BELIEVED_FOR,
    PROCESSES,
    SUM,
    Tally,
    read,
    read_states,
)

PAGES = Number("pages", "", ("kind",))
SECONDS = Number("seconds", "", (), (1, 10))


def test_several_processes_add_up(redis_url: str) -> None:
    web, worker = Tally(), Tally()
    for tally in (web, worker, web):
        tally.count(PAGES, 2, kind="game")
        tally.observe(SECONDS, 10)
        tally.observe(SECONDS, 10.5)
        tally.flush(connect())
    web.flush(connect())
    assert read(connect()) == {
        ("pages", ("game",), ""): 6,
        ("seconds", (), "10"): 3,
        ("seconds", (), "+Inf"): 3,
        ("seconds", (), SUM): 61.5,
    }


def test_nothing_is_lost_while_redis_is_away(redis_url: str) -> None:
    tally = Tally()
    tally.count(PAGES, kind="game")
    with redis.Redis(port=1) as nobody, pytest.raises(RedisError):
        tally.flush(nobody)
    tally.count(PAGES, kind="game")
    tally.flush(connect())
    assert read(connect()) == {("pages", ("game",), ""): 2}


def test_threads_do_not_count_over_each_other(redis_url: str) -> None:
    tally = Tally()
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda _: tally.count(PAGES, kind="game"), range(2000)))
    tally.flush(connect())
    assert read(connect()) == {("pages", ("game",), ""): 2000}


def test_states_of_all_living_processes_are_added(redis_url: str) -> None:
    tally = Tally()
    tally.show("open", lambda: 3)
    tally.flush(connect())
    for process, told in (("another:1", '{"open": 4}'), ("silent:1", "")):
        PROCESSES.say(connect(), process, told, BELIEVED_FOR)
    assert read_states(connect()) == {"open": 7}
    assert b"silent:1" not in connect().smembers(PROCESSES.names)
