"""What Caddy is in docker-compose.yml: ends TLS, gives each connection to the next web process."""

import asyncio
import itertools
import ssl
import threading
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress

HEAD = 64 * 1024  # bytes of a request's head
PIECE = 64 * 1024  # bytes passed on at once


class ReverseProxy:
    """Round robin over the ports; one that refuses is passed over. One request a connection."""

    def __init__(self, certificate: ssl.SSLContext, ports: Sequence[int]) -> None:
        self.followed: Counter[int] = Counter()  # WebSockets that a port has now
        self._certificate = certificate
        self._ports = ports
        self._next = itertools.count()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)

    def start(self, port: int) -> None:
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self._listen(port), self._loop).result()

    def stop(self) -> None:
        asyncio.run_coroutine_threadsafe(self._end(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def _listen(self, port: int) -> None:
        self._server = await asyncio.start_server(
            self._connected, "127.0.0.1", port, ssl=self._certificate, limit=HEAD
        )

    async def _end(self) -> None:
        self._server.close()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            with suppress(OSError, asyncio.IncompleteReadError):
                await self._pass_on(reader, writer)
        finally:
            writer.close()

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        follows = "\r\nupgrade: websocket\r\n" in head.lower()
        port, answer, request = await self._web()
        self.followed[port] += follows
        try:
            request.write(_told_about(head, writer, follows).encode("latin-1"))
            ways = {
                asyncio.create_task(_pipe(reader, request)),
                asyncio.create_task(_pipe(answer, writer)),
            }
            try:
                await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
            finally:
                for way in ways:
                    way.cancel()
                await asyncio.gather(*ways, return_exceptions=True)
        finally:
            self.followed[port] -= follows
            request.close()

    async def _web(self) -> tuple[int, asyncio.StreamReader, asyncio.StreamWriter]:
        """A connection to the next web process. Raises ConnectionError where none listens."""
        for _ in self._ports:
            port = self._ports[next(self._next) % len(self._ports)]
            with suppress(ConnectionRefusedError):
                return port, *await asyncio.open_connection("127.0.0.1", port)
        raise ConnectionRefusedError("No web process listens.")


def _told_about(head: str, client: asyncio.StreamWriter, follows: bool) -> str:
    """The head with what the proxy knows of the connection, and without what it forbids."""
    lines = [
        line
        for line in head.split("\r\n")[:-2]
        if not line.lower().startswith(("x-forwarded-", "connection:"))
    ]
    address = client.get_extra_info("peername")[0]
    lines += [
        "X-Forwarded-Proto: https",
        f"X-Forwarded-For: {address}",
        f"Connection: {'Upgrade' if follows else 'close'}",
    ]
    return "\r\n".join([*lines, "", ""])


async def _pipe(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
    while piece := await source.read(PIECE):
        target.write(piece)
        await target.drain()
