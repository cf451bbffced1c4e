"""Server-sent events, as EventSource and `curl -N` read them."""

import asyncio
from collections.abc import AsyncIterator

from django.http import StreamingHttpResponse

STILL_HERE = b": still here\n\n"  # a comment: proxies close connections that say nothing
SILENCE = 15.0  # seconds
RETRY = b"retry: 1000\n\n"  # milliseconds until a reader that was cut off comes back


def streamed(events: AsyncIterator[tuple[str, bytes]]) -> StreamingHttpResponse:
    """Each event is an id, for `Last-Event-ID`, and one line of data."""
    response = StreamingHttpResponse(_lines(events), content_type="text/event-stream")
    response["Cache-Control"] = "no-cache"
    response["X-Accel-Buffering"] = "no"  # or nginx collects the stream
    return response


async def _lines(events: AsyncIterator[tuple[str, bytes]]) -> AsyncIterator[bytes]:
    yield RETRY
    coming: asyncio.Future[tuple[str, bytes]] | None = None
    try:
        while True:
            coming = coming or asyncio.ensure_future(anext(events))
            await asyncio.wait({coming}, timeout=SILENCE)
            if not coming.done():
                yield STILL_HERE
                continue
            try:
                cursor, message = coming.result()
            except StopAsyncIteration:
                return
            coming = None
            yield b"id: %b\ndata: %b\n\n" % (cursor.encode(), message)
    finally:
        if coming is not None:
            coming.cancel()
            await asyncio.gather(coming, return_exceptions=True)
