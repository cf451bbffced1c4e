import asyncio
import threading
from typing import Any

from asgiref.sync import sync_to_async

from artifacts_app.config import http
from artifacts_app.config.http import KeptThreads


class Application:
    """Notes the thread of each request, and answers when it is let."""

    def __init__(self) -> None:
        self.threads: list[threading.Thread] = []
        self.may_end = asyncio.Event()

    async def __call__(self, *call: Any) -> None:
        first = await sync_to_async(threading.current_thread)()
        await self.may_end.wait()
        assert await sync_to_async(threading.current_thread)() == first
        self.threads.append(first)


async def test_one_request_after_another_has_the_same_thread() -> None:
    application = Application()
    application.may_end.set()
    kept = KeptThreads(application)
    for _ in range(3):
        await kept()
    assert len(set(application.threads)) == 1
    assert threading.main_thread() not in application.threads


async def test_requests_at_once_have_a_thread_each_and_few_are_kept(monkeypatch: Any) -> None:
    monkeypatch.setattr(http, "IDLE_THREADS", 2)
    application = Application()
    kept = KeptThreads(application)
    requests = [asyncio.create_task(kept()) for _ in range(5)]
    await asyncio.sleep(0.05)
    application.may_end.set()
    await asyncio.gather(*requests)
    assert len(set(application.threads)) == 5
    several = [asyncio.create_task(kept()) for _ in range(5)]
    await asyncio.gather(*several)
    assert len(set(application.threads[:5]) & set(application.threads[5:])) == 2


async def test_a_thread_whose_view_goes_on_serves_nobody_else() -> None:
    may_end, seen = threading.Event(), []

    async def slow(*call: Any) -> None:
        seen.append(await sync_to_async(threading.current_thread)())
        if len(seen) == 1:
            view = asyncio.ensure_future(sync_to_async(may_end.wait)())
            await asyncio.shield(view)

    kept = KeptThreads(slow)
    request = asyncio.create_task(kept())
    while not seen:
        await asyncio.sleep(0.01)
    request.cancel()
    await asyncio.gather(request, return_exceptions=True)
    await kept()
    may_end.set()
    assert seen[0] is not seen[1]


async def test_a_thread_whose_request_failed_serves_the_next() -> None:
    async def failing(*call: Any) -> None:
        raise ValueError(await sync_to_async(threading.current_thread)())

    kept = KeptThreads(failing)
    seen = []
    for _ in range(2):
        try:
            await kept()
        except ValueError as error:
            seen.append(error.args[0])
    assert seen[0] == seen[1]
