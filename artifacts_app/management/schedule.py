"""The clock of an installation of one machine: what `celery beat` is elsewhere."""

import asyncio
from collections.abc import Callable, Mapping
from typing import Any

from celery import current_app
from kombu.exceptions import OperationalError

from artifacts_app.management.supervisor.terminal import print_line

FIRST_AFTER = 60.0  # seconds; a machine that is switched off every evening is cleaned too


async def keep(
    schedule: Mapping[str, Mapping[str, Any]],
    send: Callable[[str], None],
    first_after: float = FIRST_AFTER,
) -> None:
    """Send each task of a table in Celery's form in its time, until cancelled."""
    async with asyncio.TaskGroup() as tasks:
        for entry in schedule.values():
            tasks.create_task(_repeat(entry["task"], entry["schedule"], send, first_after))


async def _repeat(
    task: str, interval: float, send: Callable[[str], None], first_after: float
) -> None:
    await asyncio.sleep(first_after)
    while True:
        try:
            await asyncio.to_thread(send, task)
        except OperationalError as error:
            print_line("run", f"{task} is put off: {error}")
        await asyncio.sleep(interval)


def sender(broker_url: str) -> Callable[[str], None]:
    """To the broker that runs here; the settings of this process do not know it."""

    def send(task: str) -> None:
        with current_app.connection_for_write(broker_url) as connection:
            current_app.send_task(task, connection=connection)

    return send
