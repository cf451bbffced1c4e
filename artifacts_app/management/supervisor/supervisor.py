import asyncio
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import Self

from artifacts_app.management.supervisor.backoff import BackOff
from artifacts_app.management.supervisor.console import Console
from artifacts_app.management.supervisor.guardian import Guardian
from artifacts_app.management.supervisor.keeper import Keeper
from artifacts_app.management.supervisor.service import Service

PROBE_INTERVAL = 0.05  # seconds


class Supervisor:
    """Services in tiers: each tier is started when the one before it accepts work, and they are
    stopped in the opposite order. As a context manager it leaves nothing running."""

    def __init__(
        self,
        environment: Mapping[str, str],
        console: Console,
        guardian: Guardian,
        backoff: Callable[[], BackOff] = BackOff,
    ) -> None:
        self._environment = environment
        self._console = console
        self._guardian = guardian
        self._backoff = backoff
        self._tiers: list[dict[Keeper, asyncio.Task[None]]] = []

    async def __aenter__(self) -> Self:
        await self._guardian.start()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            await self.stop()
        finally:
            await self._guardian.stop()

    async def start(self, *services: Service) -> None:
        """Starts a tier and returns once each of its services accepts work."""
        keepers = [self._keeper(service) for service in services]
        self._tiers.append({keeper: asyncio.create_task(keeper.run()) for keeper in keepers})
        for service in services:
            while not await service.accepts():
                await asyncio.sleep(PROBE_INTERVAL)

    async def stop(self) -> None:
        for tier in reversed(self._tiers):
            for keeper in tier:
                keeper.stop()
            await asyncio.gather(*tier.values())

    def kill(self) -> None:
        """What is being stopped, or still runs, gets no more time."""
        for tier in self._tiers:
            for keeper in tier:
                keeper.kill()

    def _keeper(self, service: Service) -> Keeper:
        return Keeper(service, self._environment, self._console, self._guardian, self._backoff())
