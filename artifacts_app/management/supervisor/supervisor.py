"""All services of an installation, from first start to clean stop."""

import asyncio
import signal
from collections.abc import Awaitable, Callable, Sequence

from artifacts_app.management.supervisor.service import RunningService, Service


class Supervisor:
    """`run` returns after SIGINT, SIGTERM or `stop`, when nothing is left running."""

    def __init__(self, services: Sequence[Service], log: Callable[[str, str], None]) -> None:
        self.running = [RunningService(service, log) for service in services]
        self._stop = asyncio.Event()

    def stop(self) -> None:
        self._stop.set()

    async def run(self, when_started: Callable[[], Awaitable[None]]) -> None:
        """`when_started` is awaited beside the services, for example to say when all is ready."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, self.stop)
        tasks = [asyncio.create_task(service.run()) for service in self.running]
        greeting = asyncio.ensure_future(when_started())
        try:
            await self._stop.wait()
        finally:
            greeting.cancel()
            # Last started, first stopped: the worker still needs the queue to end well.
            for service in reversed(self.running):
                await service.stop()
            await asyncio.gather(*tasks, greeting, return_exceptions=True)
