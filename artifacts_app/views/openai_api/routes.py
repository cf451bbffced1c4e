"""The routes. Tokens only: without a cookie's power there is nothing for another site to misuse."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Coroutine
from contextlib import aclosing, asynccontextmanager
from functools import wraps
from typing import Any

from asgiref.sync import sync_to_async
from django.conf import settings
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    JsonResponse,
    StreamingHttpResponse,
)
from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from artifacts_app.events.connection import connect
from artifacts_app.services import places, token_budget
from artifacts_app.services.errors import ServiceError
from artifacts_app.views.context import engine_state, running_models
from artifacts_app.views.openai_api.errors import Refused, refused_by
from artifacts_app.views.openai_api.question import Question, marked, read_question
from artifacts_app.views.openai_api.server import Exchange
from artifacts_app.views.openai_api.spoken import asked_of
from artifacts_app.views.openai_api.worker import WorkerExchange

DONE = b"data: [DONE]\n\n"
View = Callable[[HttpRequest], Coroutine[Any, Any, HttpResponseBase]]


def told_as_openai(view: View) -> View:
    @wraps(view)
    async def answer(request: HttpRequest) -> HttpResponseBase:
        try:
            return await view(request)
        except ServiceError as error:
            return refused_by(error).answer()
        except Refused as error:
            return error.answer()

    return answer


@require_safe
@told_as_openai
async def models(request: HttpRequest) -> HttpResponseBase:
    _require_token(request)
    names = [state.name for state in await sync_to_async(running_models)()]
    data = [
        {"id": name, "object": "model", "created": 0, "owned_by": "artifacts"} for name in names
    ]
    return JsonResponse({"object": "list", "data": data})


@csrf_exempt
@require_POST
@told_as_openai
async def chat_completions(request: HttpRequest) -> HttpResponseBase:
    return await _answer(request, "chat/completions")


@csrf_exempt
@require_POST
@told_as_openai
async def completions(request: HttpRequest) -> HttpResponseBase:
    return await _answer(request, "completions")


async def _answer(request: HttpRequest, name: str) -> HttpResponseBase:
    _require_token(request)
    question = await sync_to_async(_checked)(request, name)

    async def count(tokens: int) -> None:
        viewer = request.viewer  # type: ignore[attr-defined]
        await asyncio.to_thread(token_budget.spend, connect(), viewer, tokens)

    exchange: Exchange | WorkerExchange
    if settings.ARTIFACTS_BASE_URLS:
        exchange = Exchange(marked(question), count)
    else:
        exchange = WorkerExchange(question, asked_of(question), count)
    place = await sync_to_async(places.take)(request.viewer)  # type: ignore[attr-defined]
    if not question.stream:
        async with _freed(place):
            await exchange.open()
            return HttpResponse(await exchange.whole(), content_type="application/json")
    try:
        async with place.kept():
            await exchange.open()
    except BaseException:
        await _free(place)
        raise
    stream = _told(exchange.stream(), place)
    response = StreamingHttpResponse(stream, content_type="text/event-stream")
    response["Cache-Control"] = "no-cache"
    response["X-Accel-Buffering"] = "no"  # or nginx collects the stream
    return response


async def _told(
    stream: AsyncGenerator[bytes, None], place: places.Place
) -> AsyncGenerator[bytes, None]:
    """The place is free before the end is told: who has read it may ask again at once."""
    async with _freed(place), aclosing(stream):
        async for piece in stream:
            if piece == DONE:
                await _free(place)
            yield piece


@asynccontextmanager
async def _freed(place: places.Place) -> AsyncGenerator[None, None]:
    """Kept in the body, and free after it."""
    try:
        async with place.kept():
            yield
    finally:
        await _free(place)


async def _free(place: places.Place) -> None:
    # Shielded: who leaves cancels this.
    await asyncio.shield(asyncio.to_thread(place.release))


def _checked(request: HttpRequest, name: str) -> Question:
    names = [state.name for state in running_models()]
    if not names:
        raise Refused(503, engine_state().detail, "not_ready", wait=5)
    token_budget.check(connect(), request.viewer)  # type: ignore[attr-defined]
    return read_question(name, request.body, names)


def _require_token(request: HttpRequest) -> None:
    if not getattr(request, "by_token", False):
        raise Refused(401, "Send a token: Authorization: Bearer …", "unauthorized")


urlpatterns = [
    path("models", models),
    path("chat/completions", chat_completions),
    path("completions", completions),
]
