"""`python -m tests.support.openai_replay SCRIPTS.json PORT`: scripts over OpenAI's API.

The least that such a server does: what a direct client sees of it is the baseline that the
application is measured against.
"""

import asyncio
import contextlib
import json
import sys
from pathlib import Path

from inference.engines.scripted import ScriptedEngine, read_scripts
from inference.errors import EngineError
from inference.types import ChatMessage, GenerationRequest, TextDelta

MODEL = "scripted"


async def serve(scripts: Path, port: int) -> None:
    engine = ScriptedEngine(read_scripts(scripts))

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            await _answer(engine, reader, writer)
        writer.close()

    server = await asyncio.start_server(connected, "127.0.0.1", port)
    async with server:
        await server.serve_forever()


async def _answer(
    engine: ScriptedEngine, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
) -> None:
    head = (await reader.readuntil(b"\r\n\r\n")).decode()
    path = head.split(" ")[1]
    if path.endswith("/models"):
        _write(writer, 200, "application/json", json.dumps({"data": [{"id": MODEL}]}))
        return
    length = next(
        int(line.split(":")[1])
        for line in head.splitlines()
        if line.lower().startswith("content-length")
    )
    body = json.loads(await reader.readexactly(length))
    _write(writer, 200, "text/event-stream", None)
    await _stream(engine, body, writer)


async def _stream(engine: ScriptedEngine, body: dict, writer: asyncio.StreamWriter) -> None:  # type: ignore[type-arg]
    messages = [ChatMessage(item["role"], item["content"]) for item in body["messages"]]
    prefix = messages.pop().content if messages[-1].role == "assistant" else ""
    request = GenerationRequest("", tuple(messages), answer_prefix=prefix)
    try:
        async for item in engine.stream(request):
            if isinstance(item, TextDelta):
                choice = {"index": 0, "delta": {"content": item.text}, "finish_reason": None}
                _event(writer, {"choices": [choice]})
            else:
                choice = {"index": 0, "delta": {}, "finish_reason": item.reason}
                usage = {
                    "prompt_tokens": item.prompt_tokens,
                    "completion_tokens": item.completion_tokens,
                }
                _event(writer, {"choices": [choice], "usage": usage})
            await writer.drain()
    except EngineError as error:
        _event(writer, {"error": {"message": str(error), "code": 500}})
    writer.write(b"data: [DONE]\n\n")
    await writer.drain()


def _event(writer: asyncio.StreamWriter, data: object) -> None:
    writer.write(f"data: {json.dumps(data)}\n\n".encode())


def _write(writer: asyncio.StreamWriter, status: int, kind: str, text: str | None) -> None:
    head = f"HTTP/1.1 {status} OK\r\nContent-Type: {kind}\r\nConnection: close\r\n"
    if text is not None:
        head += f"Content-Length: {len(text)}\r\n"
    writer.write(f"{head}\r\n{text or ''}".encode())


if __name__ == "__main__":
    asyncio.run(serve(Path(sys.argv[1]), int(sys.argv[2])))
