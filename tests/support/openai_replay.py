"""`python -m tests.support.openai_replay SCRIPTS.json PORT`: scripts over OpenAI's API.

The least that such a server does, in the manner of `vllm serve`: what a direct client sees of it is
the baseline that the application is measured against.
"""

import asyncio
import json
import sys
from collections.abc import AsyncGenerator, Coroutine, Sequence
from contextlib import aclosing, suppress
from http import HTTPStatus
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from inference.engines.scripted import ScriptedEngine, read_scripts
from inference.errors import ContextTooLong, EngineError, EngineUnavailable, RequestRefused
from inference.types import (
    ChatMessage,
    CompletionRequest,
    GenerationRequest,
    StreamEnd,
    StreamItem,
    TextDelta,
)

MODEL = "scripted"
CONTEXT = 32_768
Json = dict[str, Any]


class Request:
    def __init__(self, head: str, body: bytes) -> None:
        lines = head.split("\r\n")
        self.path = lines[0].split(" ")[1].removeprefix("/v1")
        self.headers = {
            name.lower(): value.strip()
            for name, _, value in (line.partition(":") for line in lines[1:])
        }
        self._body = body

    def json(self) -> Json:
        body: Json = json.loads(self._body)
        return body


class Refused(Exception):
    def __init__(self, status: HTTPStatus, error: Json) -> None:
        self.status, self.error = status, error


class ReplayServer:
    """`async with ReplayServer(engine) as server` serves at `server.base_url`."""

    def __init__(
        self,
        engine: ScriptedEngine,
        *,
        port: int = 0,
        api_key: str = "",
        owner: str = "vllm",
        counts: bool = True,
        loads: bool = False,
    ) -> None:
        """`owner` is what tells clients which kind of server this is; `counts`: it has
        /tokenize; `loads`: it lists its model, which cannot answer yet."""
        self.engine = engine
        self.requests: list[Json] = []  # the conversations asked for
        self.base_url = ""
        self._port = port
        self._key = api_key
        self._owner = owner
        self._counts = counts
        self.loads = loads
        self._connections: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._connected, "127.0.0.1", self._port)
        self._port = self._server.sockets[0].getsockname()[1]
        self.base_url = f"http://127.0.0.1:{self._port}/v1"
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.close()
        await self.drop_connections()

    async def serve_forever(self) -> None:
        await self._server.serve_forever()

    async def drop_connections(self) -> None:
        """As when the server dies."""
        for connection in self._connections:
            connection.cancel()
        await asyncio.gather(*self._connections, return_exceptions=True)

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._connections.add(task)
        try:
            with suppress(ConnectionError, asyncio.IncompleteReadError):
                await self._answer(await _read(reader), reader, writer)
        finally:
            self._connections.discard(task)
            writer.close()

    async def _answer(
        self, request: Request, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        try:
            if self._key and request.headers.get("authorization") != f"Bearer {self._key}":
                raise Refused(HTTPStatus.UNAUTHORIZED, {"message": "Unauthorized"})
            if request.path in {"/chat/completions", "/completions"}:
                self.requests.append(body := request.json())
                await _until_it_leaves(reader, self._complete(body, writer))
            else:
                _write_json(writer, HTTPStatus.OK, await self._fact(request))
        except Refused as refused:
            _write_json(writer, refused.status, {"error": refused.error})
        await writer.drain()

    async def _fact(self, request: Request) -> Json:
        match request.path:
            case "/health" if self.loads:
                raise Refused(HTTPStatus.SERVICE_UNAVAILABLE, {"message": "Loading model"})
            case "/health" if self._owner != "library":
                return {}
            case "/models":
                entry: Json = {"id": MODEL, "owned_by": self._owner}
                if self._owner == "vllm":
                    entry |= {"max_model_len": CONTEXT}
                if self.engine.model.fills_in:
                    entry |= {"root": "Qwen/Qwen2.5-Coder-0.5B-Instruct"}
                return {"object": "list", "data": [entry]}
            case "/tokenize" if self._counts:
                messages = [_message(item) for item in request.json()["messages"]]
                count = await self.engine.count_tokens(messages)
                return {"count": count, "max_model_len": CONTEXT}
        raise Refused(HTTPStatus.NOT_FOUND, {"message": f"There is no {request.path}."})

    async def _complete(self, body: Json, writer: asyncio.StreamWriter) -> None:
        async with aclosing(_items(self.engine, body)) as items:
            first = await _first_of(items)
            if not body.get("stream"):
                rest = [item async for item in items]
                _write_json(writer, HTTPStatus.OK, _whole([first, *rest]))
                return
            _write_head(writer, HTTPStatus.OK, "text/event-stream")
            _write_event(writer, _chunk(first))
            try:
                async for item in items:
                    _write_event(writer, _chunk(item))
                    await writer.drain()
            except EngineError as error:
                _write_event(writer, {"error": {"message": str(error), "code": 500}})
            writer.write(b"data: [DONE]\n\n")


async def _read(reader: asyncio.StreamReader) -> Request:
    head = (await reader.readuntil(b"\r\n\r\n")).decode()
    length = int(Request(head, b"").headers.get("content-length", 0))
    return Request(head, await reader.readexactly(length))


async def _until_it_leaves(
    reader: asyncio.StreamReader, answering: Coroutine[None, None, None]
) -> None:
    """A client that closes its connection ends the work for it."""
    answer, leaving = asyncio.create_task(answering), asyncio.create_task(reader.read())
    try:
        await asyncio.wait({answer, leaving}, return_when=asyncio.FIRST_COMPLETED)
        if answer.done():
            await answer
    finally:
        answer.cancel()
        leaving.cancel()
        await asyncio.gather(answer, leaving, return_exceptions=True)


async def _first_of(items: AsyncGenerator[StreamItem, None]) -> StreamItem:
    """Errors before it are told by the status of the answer."""
    try:
        return await anext(items)
    except ContextTooLong as error:
        details = {"message": str(error), "type": "BadRequestError", "param": "input_tokens"}
        raise Refused(HTTPStatus.BAD_REQUEST, details) from error
    except RequestRefused as error:
        raise Refused(HTTPStatus.BAD_REQUEST, {"message": str(error)}) from error
    except EngineUnavailable as error:
        raise Refused(HTTPStatus.SERVICE_UNAVAILABLE, {"message": str(error)}) from error
    except EngineError as error:
        raise Refused(HTTPStatus.INTERNAL_SERVER_ERROR, {"message": str(error)}) from error


def _items(engine: ScriptedEngine, body: Json) -> AsyncGenerator[StreamItem, None]:
    if "prompt" in body:
        return engine.complete(CompletionRequest("", body["prompt"], body.get("suffix")))
    return engine.stream(_generation(body))


def _generation(body: Json) -> GenerationRequest:
    messages = [_message(item) for item in body["messages"]]
    prefix = messages.pop().content if body.get("continue_final_message") else ""
    return GenerationRequest("", tuple(messages), answer_prefix=prefix)


def _message(item: Json) -> ChatMessage:
    return ChatMessage(item["role"], item["content"])


def _chunk(item: StreamItem) -> Json:
    if isinstance(item, TextDelta):
        return {"choices": [_choice({"content": item.text}, None)]}
    return {"choices": [_choice({}, item.reason)], "usage": _usage(item)}


def _choice(delta: Json, reason: str | None) -> Json:
    text = delta.get("content", "")  # where completions have it
    return {"index": 0, "delta": delta, "text": text, "finish_reason": reason}


def _usage(end: StreamEnd) -> Json:
    return {"prompt_tokens": end.prompt_tokens, "completion_tokens": end.completion_tokens}


def _whole(items: Sequence[StreamItem]) -> Json:
    text = "".join(item.text for item in items if isinstance(item, TextDelta))
    choice = {"index": 0, "message": {"role": "assistant", "content": text}, "text": text}
    usage = next((_usage(item) for item in items if isinstance(item, StreamEnd)), None)
    return {"choices": [choice], "usage": usage}


def _write_event(writer: asyncio.StreamWriter, data: Json) -> None:
    # As vLLM writes it, with line ends of Unicode unescaped.
    writer.write(f"data: {json.dumps(data, ensure_ascii=False)}\n\n".encode())


def _write_json(writer: asyncio.StreamWriter, status: HTTPStatus, data: Json) -> None:
    _write_head(writer, status, "application/json")
    writer.write(json.dumps(data).encode())


def _write_head(writer: asyncio.StreamWriter, status: HTTPStatus, kind: str) -> None:
    head = f"HTTP/1.1 {status} {status.phrase}\r\nContent-Type: {kind}\r\nConnection: close"
    writer.write(f"{head}\r\n\r\n".encode())


async def main(scripts: Path, port: int) -> None:
    async with ReplayServer(ScriptedEngine(read_scripts(scripts)), port=port) as server:
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), int(sys.argv[2])))
