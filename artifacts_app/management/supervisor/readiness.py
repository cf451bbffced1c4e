"""Asks the web process whether the whole application is ready."""

import asyncio
from dataclasses import dataclass

ANSWER_SECONDS = 5.0
LIMIT = 64 * 1024  # bytes of an answer that are read
LOOPBACK = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - how to reach who listens everywhere


@dataclass(frozen=True)
class Answer:
    status: int
    body: bytes


@dataclass(frozen=True)
class ReadinessProbe:
    """`public_host` is the name that requests carry: the application answers to no other."""

    host: str
    port: int
    public_host: str

    async def ask(self) -> Answer | None:
        """None while nobody answers."""
        try:
            async with asyncio.timeout(ANSWER_SECONDS):
                return _parse(await self._exchange())
        except (OSError, TimeoutError):
            return None

    async def _exchange(self) -> bytes:
        host = LOOPBACK.get(self.host, self.host)
        reader, writer = await asyncio.open_connection(host, self.port)
        try:
            request = f"GET /readyz HTTP/1.1\r\nHost: {self.public_host}\r\nConnection: close\r\n\r\n"
            writer.write(request.encode())
            return await reader.read(LIMIT) + await reader.read(LIMIT)
        finally:
            writer.close()


def _parse(answer: bytes) -> Answer | None:
    head, _, body = answer.partition(b"\r\n\r\n")
    words = head.split(maxsplit=2)
    if len(words) < 2 or not words[1].isdigit():
        return None
    return Answer(int(words[1]), body)
