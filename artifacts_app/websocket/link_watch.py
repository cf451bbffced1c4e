"""Links that are followed now: one look for all of them notices those that have ended."""

import asyncio
import logging
from dataclasses import dataclass, field

from django.db import DatabaseError

from artifacts_app.access import open_share_links
from artifacts_app.models import ShareLink
from artifacts_app.services.following import in_database_thread

logger = logging.getLogger(__name__)
LOOK_EVERY = 2.0  # seconds that a holder may go on after the link has ended


class LinkEnded(Exception):
    """Revoked, expired, pinned to a version, or given another password."""


@dataclass(frozen=True, slots=True)
class HeldLink:
    """A link as it was when its holder was admitted."""

    pk: int
    password: str = field(repr=False)  # its hash

    @classmethod
    def of(cls, link: ShareLink) -> "HeldLink":
        return cls(link.pk, link.password)


class LinkWatch:
    """A task looks while anybody waits; its event loop is that of whoever waits."""

    def __init__(self) -> None:
        self._waiting: dict[HeldLink, set[asyncio.Future[None]]] = {}
        self._looking: asyncio.Task[None] | None = None

    async def end_of(self, link: HeldLink) -> None:
        """Raises LinkEnded, some seconds after the link does not lead here any more."""
        end = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(link, set()).add(end)
        if self._looking is None:
            self._looking = asyncio.create_task(self._look())
        try:
            await end
        finally:
            self._forget(link, end)

    def _forget(self, link: HeldLink, end: asyncio.Future[None]) -> None:
        self._waiting[link].discard(end)
        if not self._waiting[link]:
            del self._waiting[link]
        if not self._waiting and self._looking is not None:
            self._looking.cancel()
            self._looking = None

    async def _look(self) -> None:
        while True:
            await asyncio.sleep(LOOK_EVERY)
            asked = list(self._waiting)
            try:
                alive = await in_database_thread(still_followed, asked)
            except DatabaseError as error:  # nobody is sent away for what cannot be seen
                logger.warning("links cannot be looked at: %s", error)
                continue
            for link in set(asked) - alive:
                self._end(link)

    def _end(self, link: HeldLink) -> None:
        for end in self._waiting.get(link, ()):
            if not end.done():
                end.set_exception(LinkEnded())


def still_followed(links: list[HeldLink]) -> set[HeldLink]:
    """Those that still show the latest version to whoever was admitted then."""
    found = open_share_links().filter(pk__in={link.pk for link in links}, version=None)
    return {HeldLink(*row) for row in found.values_list("pk", "password")}


watch = LinkWatch()
