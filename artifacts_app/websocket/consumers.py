"""One consumer for each viewer: admit, replay, follow."""

import asyncio
import logging
import math
from collections.abc import Coroutine, Iterator
from urllib.parse import parse_qs

from autobahn.exception import Disconnected
from channels.generic.websocket import AsyncWebsocketConsumer
from django.conf import settings
from redis.exceptions import RedisError

from artifacts_app.events.cursor import BEGINNING, Cursor
from artifacts_app.events.entry import encode_event
from artifacts_app.events.shared import follower
from artifacts_app.events.types import Queued
from artifacts_app.generation import waiting_line
from artifacts_app.services import following
from artifacts_app.services.following import Admission, in_database_thread, is_full, open_streams
from artifacts_app.websocket.admission import admit_link_holder, admit_owner
from artifacts_app.websocket.link_watch import HeldLink, LinkEnded, watch
from artifacts_app.websocket.origin import may_connect

logger = logging.getLogger(__name__)

NOT_FOUND = 4404  # the same for what does not exist and what is somebody else's
BAD_CURSOR = 4400
BAD_ORIGIN = 4403
LINK_ENDED = 4410
TOO_MANY = 4429
TRY_AGAIN = (
    4503  # not 1013: Autobahn sends no code of the protocol but 1000, and would leave it open
)
LONGEST_CLIENT_MESSAGE = 1_000  # characters; the client has nothing to say but ping
PLACE_CHECKED_EVERY = 1.0  # seconds
EXPECTED_TO = 10  # seconds to which the time until one's turn is told


class ArtifactConsumer(AsyncWebsocketConsumer):  # type: ignore[misc]
    """Follows one artifact: `snapshot` where the log has gaps, then the log from the cursor on."""

    following: asyncio.Task[None] | None = None
    counted: str | None = None

    async def admit(self) -> Admission | None:
        artifact_id = self.scope["url_route"]["kwargs"]["artifact_id"]
        return await in_database_thread(admit_owner, self.scope, artifact_id)

    async def connect(self) -> None:
        if not may_connect(self.scope):
            await self.close(BAD_ORIGIN)
            return
        await self.accept()
        try:
            after = self._cursor()
        except ValueError:
            await self.close(BAD_CURSOR)
            return
        if is_full():
            await self.close(TRY_AGAIN)
            return
        admission = await self.admit()
        if admission is None:
            await self.close(NOT_FOUND)
            return
        if open_streams[admission.viewer_key] >= settings.MAX_SOCKETS_PER_VIEWER:
            await self.close(TOO_MANY)
            return
        open_streams[admission.viewer_key] += 1
        self.counted = admission.viewer_key
        self.following = asyncio.create_task(self._follow(admission, after))

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        if text_data is None or len(text_data) > LONGEST_CLIENT_MESSAGE:
            await self.close(BAD_CURSOR)
        elif text_data.replace(" ", "") == '{"type":"ping"}':
            await self.send('{"type":"pong"}')

    async def disconnect(self, code: int) -> None:
        if self.counted is not None:
            open_streams[self.counted] -= 1
            if not open_streams[self.counted]:
                del open_streams[self.counted]
        if self.following is not None:
            self.following.cancel()
            await asyncio.gather(self.following, return_exceptions=True)

    def _cursor(self) -> Cursor:
        """Raises ValueError."""
        query = parse_qs(self.scope["query_string"].decode("latin-1"))
        after = query.get("after", [""])[0]
        return Cursor.parse(after) if after else BEGINNING

    async def _follow(self, admission: Admission, after: Cursor) -> None:
        try:
            async with asyncio.TaskGroup() as tasks:
                for coroutine in self.beside(admission):
                    tasks.create_task(coroutine)
                await self._send_log(admission, after)
        except* RedisError as errors:
            logger.warning("a viewer is sent away, Redis: %s", errors.exceptions[0])
            await self.close(TRY_AGAIN)
        except* LinkEnded:
            await self.close(LINK_ENDED)
        except* Disconnected:
            pass  # the viewer has gone first: `disconnect` follows
        except* Exception:
            logger.exception("a viewer is sent away")
            await self.close(TRY_AGAIN)

    def beside(self, admission: Admission) -> Iterator[Coroutine[None, None, None]]:
        """What goes on while the log is sent."""
        if admission.status == "queued":
            yield self._tell_place(admission)

    async def _send_log(self, admission: Admission, after: Cursor) -> None:
        async for messages in following.messages(admission, after):
            for message in messages:
                await self.send(message.decode())

    async def _tell_place(self, admission: Admission) -> None:
        """While it waits: the place in line whenever it changes, until it is its turn."""
        if admission.generation_id is None:
            return
        told: Queued | None = None
        while True:
            await asyncio.sleep(PLACE_CHECKED_EVERY)
            place = await waiting_line.place(follower().redis, admission.generation_id)
            if place is None:
                return
            event: Queued = {"type": "queued", "position": place.number}
            if place.seconds is not None:
                event["expected_seconds"] = math.ceil(place.seconds / EXPECTED_TO) * EXPECTED_TO
            if event != told:
                cursor = Cursor.start_of(admission.settled.ordinal)
                message = encode_event(cursor, admission.generation_id, event)
                await self.send(message.decode())
                told = event


class ShareConsumer(ArtifactConsumer):
    """The same for whoever holds a link, for as long as it leads here."""

    link: HeldLink

    async def admit(self) -> Admission | None:
        token = self.scope["url_route"]["kwargs"]["token"]
        admitted = await in_database_thread(admit_link_holder, self.scope, token)
        if admitted is None:
            return None
        admission, self.link = admitted
        return admission

    def beside(self, admission: Admission) -> Iterator[Coroutine[None, None, None]]:
        yield from super().beside(admission)
        yield watch.end_of(self.link)


class UnknownConsumer(AsyncWebsocketConsumer):  # type: ignore[misc]
    async def connect(self) -> None:
        await self.close(NOT_FOUND)
