"""Adds up the numbers of all processes, in one hash in Redis.

A port for Prometheus in every process would have to be found and opened on each, and behind a load
balancer `/metrics` would be another process's at each look. In Redis the sums are of everybody, a
restart loses at most the last few seconds, and any web process can show them. A process holds what
it has counted until it is taken; an answer of Redis that is lost on the way may count some twice.
"""

import atexit
import bisect
import json
import logging
import os
import socket
import threading
from collections import defaultdict
from collections.abc import Callable
from typing import Any

import redis
from redis.exceptions import RedisError

from artifacts_app.observability.numbers import Number
from artifacts_app.observability.roll import Roll

logger = logging.getLogger(__name__)

KEY = "metrics"
PROCESSES = Roll("metrics:processes", "metrics:process:")
INTERVAL = 5.0  # seconds
BELIEVED_FOR = 20  # seconds that the state of a silent process counts
SUM = "sum"  # the field of a histogram's sum, beside those of its buckets
Field = tuple[str, tuple[str, ...], str]  # name, values of the labels, bucket


class Tally:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._amounts: defaultdict[Field, float] = defaultdict(float)
        self._states: dict[str, Callable[[], float]] = {}

    def count(self, number: Number, amount: float = 1.0, **labels: str) -> None:
        with self._lock:
            self._amounts[number.name, _values(number, labels), ""] += amount

    def observe(self, number: Number, value: float, **labels: str) -> None:
        place = bisect.bisect_left(number.buckets, value)
        bucket = str(number.buckets[place]) if place < len(number.buckets) else "+Inf"
        values = _values(number, labels)
        with self._lock:
            self._amounts[number.name, values, bucket] += 1
            self._amounts[number.name, values, SUM] += value

    def show(self, name: str, state: Callable[[], float]) -> None:
        """A number of this process as it is now; those of all processes are added."""
        self._states[name] = state

    def flush(self, client: redis.Redis) -> None:
        """Raises RedisError, and keeps what it could not give."""
        with self._lock:
            amounts, self._amounts = self._amounts, defaultdict(float)
        pipeline = client.pipeline(transaction=True)
        for (name, values, bucket), amount in amounts.items():
            pipeline.hincrbyfloat(KEY, json.dumps([name, values, bucket]), amount)
        if self._states:
            states = {name: state() for name, state in self._states.items()}
            process = f"{socket.gethostname()}:{os.getpid()}"
            PROCESSES.say(pipeline, process, json.dumps(states), BELIEVED_FOR)
        try:
            pipeline.execute()
        except RedisError:
            with self._lock:
                for field, amount in amounts.items():
                    self._amounts[field] += amount
            raise


tally = Tally()
_started = threading.Event()


def start(connect: Callable[[], redis.Redis]) -> None:
    """Give away what this process counts, every few seconds and at its end."""
    if _started.is_set():
        return
    _started.set()
    ending = threading.Event()
    thread = threading.Thread(target=_run, args=(connect, ending), name="tally", daemon=True)
    thread.start()
    atexit.register(_end, connect, ending)


def read(client: redis.Redis) -> dict[Field, float]:
    stored: Any = client.hgetall(KEY)
    amounts: dict[Field, float] = {}
    for key, value in stored.items():
        name, values, bucket = json.loads(key)
        amounts[name, tuple(values), bucket] = float(value)
    return amounts


def read_states(client: redis.Redis) -> dict[str, float]:
    """The sums over all processes."""
    sums: defaultdict[str, float] = defaultdict(float)
    for value in PROCESSES.said(client):
        for name, state in json.loads(value).items():
            sums[name] += state
    return dict(sums)


def _values(number: Number, labels: dict[str, str]) -> tuple[str, ...]:
    return tuple(labels[name] for name in number.labels)


def _run(connect: Callable[[], redis.Redis], ending: threading.Event) -> None:
    while not ending.wait(INTERVAL):
        _flush(connect)


def _end(connect: Callable[[], redis.Redis], ending: threading.Event) -> None:
    ending.set()
    _flush(connect)


def _flush(connect: Callable[[], redis.Redis]) -> None:
    try:
        tally.flush(connect())
    except RedisError as error:
        logger.warning("numbers cannot be told, trying again: %s", error)
