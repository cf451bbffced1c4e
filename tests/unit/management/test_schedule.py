import asyncio
from contextlib import suppress

from celery import Celery
from django.conf import settings
from kombu.exceptions import OperationalError

from artifacts_app.management import schedule

TABLE = {"fast": {"task": "fast", "schedule": 0.0}, "slow": {"task": "slow", "schedule": 1000.0}}


async def kept(failing: int = 0) -> list[str]:
    sent: list[str] = []
    enough = asyncio.Event()

    def send(task: str) -> None:
        sent.append(task)
        if len(sent) > 5:
            loop.call_soon_threadsafe(enough.set)
        if len(sent) <= failing:
            raise OperationalError("away")

    loop = asyncio.get_running_loop()
    keeping = asyncio.create_task(schedule.keep(TABLE, send, first_after=0))
    async with asyncio.timeout(20):
        await enough.wait()
    keeping.cancel()
    with suppress(asyncio.CancelledError):
        await keeping
    return sent


async def test_each_task_is_sent_in_its_time() -> None:
    sent = await kept()
    assert sent.count("slow") == 1
    assert sent.count("fast") > 3


async def test_a_broker_that_is_away_stops_nothing() -> None:
    assert len(await kept(failing=3)) > 5


def test_what_is_sent_arrives(redis_url: str) -> None:
    from artifacts_app.events.connection import connect

    schedule.sender(redis_url)("artifacts.keep_house")
    assert connect().llen("celery") == 1


def test_every_task_of_the_table_exists() -> None:
    from artifacts_app.config.celery import app

    assert isinstance(app, Celery)
    app.loader.import_default_modules()
    for entry in settings.CELERY_BEAT_SCHEDULE.values():
        assert entry["task"] in app.tasks
