"""All services of an installation, from first start to clean stop."""

import asyncio
import signal
from collections.abc import Awaitable, Callable, Sequence

from artifacts_app.management.supervisor.service import RunningService, Service


class Supervisor:
    """`run` returns after SIGINT, SIGTERM, SIGHUP or `stop`, when nothing is left running, and
    raises if a service cannot be started or shown, or `when_started` fails."""

    def __init__(self, services: Sequence[Service], log: Callable[[str, str], None]) -> None:
        self.running = [RunningService(service, log) for service in services]
        self._stop = asyncio.Event()

    def stop(self) -> None:
        """Called again, it no longer waits for the services to end by themselves."""
        if self._stop.is_set():
            for service in self.running:
                service.kill()
        self._stop.set()

    async def run(self, when_started: Callable[[], Awaitable[None]]) -> None:
        """`when_started` is awaited beside the services, for example to say when all is ready."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(number, self.stop)
        tasks = [asyncio.create_task(service.run()) for service in self.running]
        greeting = asyncio.ensure_future(when_started())
        for task in (*tasks, greeting):
            task.add_done_callback(self._stop_if_it_failed)
        await self._stop.wait()
        greeting.cancel()
        # Last started, first stopped: the worker still needs the queue to end well.
        for service, task in zip(reversed(self.running), reversed(tasks), strict=True):
            service.stop()
            await asyncio.wait({task})
        await asyncio.wait({greeting})
        for task in (*tasks, greeting):
            if not task.cancelled():
                task.result()

    def _stop_if_it_failed(self, task: asyncio.Future[None]) -> None:
        if not task.cancelled() and task.exception():
            self._stop.set()
