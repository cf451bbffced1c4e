"""Django over ASGI with less running between threads."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from asgiref.sync import ThreadSensitiveContext, sync_to_async
from django.core.handlers.asgi import ASGIHandler
from django.db import connections
from django.http import HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase

Application = Callable[..., Awaitable[None]]
IDLE_THREADS = 16  # kept for the next requests, each with its connection to the database


class HttpHandler(ASGIHandler):
    """All middleware is sync: the whole chain runs in one visit to the request's thread.

    As Django chains it, each request goes to its thread for the middleware, back to the loop, and
    to the thread again for the view. A view that is `async` still runs in the loop.
    """

    def load_middleware(self, is_async: bool = True) -> None:
        super().load_middleware(is_async=False)

    async def get_response_async(self, request: HttpRequest) -> HttpResponseBase:
        response = await sync_to_async(self.get_response)(request)
        if isinstance(response, StreamingHttpResponse) and response.is_async:
            # It may go on for minutes, and asks the database nothing from this thread.
            await sync_to_async(connections.close_all)()
        return response


class KeptThreads:
    """Gives each request a thread of its own, as Django does, but one that stays afterwards.

    A new thread for each request is also a new connection to the database for each.
    """

    def __init__(self, application: Application) -> None:
        self._application = application
        self._idle: deque[ThreadPoolExecutor] = deque()

    async def __call__(self, *call: Any) -> None:
        thread = self._idle.pop() if self._idle else ThreadPoolExecutor(1, "request")
        is_free = True
        try:
            async with ThreadSensitiveContext(executor=thread):
                await self._application(*call)
        except asyncio.CancelledError:
            is_free = False  # its view may go on
            raise
        finally:
            self._put_back(thread, is_free)

    def _put_back(self, thread: ThreadPoolExecutor, is_free: bool) -> None:
        if is_free and len(self._idle) < IDLE_THREADS:
            self._idle.append(thread)
        else:
            thread.submit(connections.close_all)
            thread.shutdown(wait=False)
