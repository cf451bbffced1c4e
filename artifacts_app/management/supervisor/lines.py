import asyncio
from collections.abc import AsyncIterator, Iterator

CHUNK = 64 * 1024  # bytes; also the longest line that is kept whole


class LineSplitter:
    """Bytes in any pieces become lines of text, without their ends.

    A line longer than `CHUNK` is cut, so that a process that never ends its line costs no memory.
    """

    def __init__(self) -> None:
        self._rest = b""

    def feed(self, data: bytes) -> Iterator[str]:
        *whole, self._rest = (self._rest + data).split(b"\n")
        yield from map(_text, whole)
        if len(self._rest) >= CHUNK:
            yield from self.close()

    def close(self) -> Iterator[str]:
        rest, self._rest = self._rest, b""
        if rest:
            yield _text(rest)


async def read_lines(stream: asyncio.StreamReader) -> AsyncIterator[str]:
    splitter = LineSplitter()
    while data := await stream.read(CHUNK):
        for line in splitter.feed(data):
            yield line
    for line in splitter.close():
        yield line


def _text(line: bytes) -> str:
    return line.rstrip(b"\r").decode(errors="replace")
