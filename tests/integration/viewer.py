"""Somebody who watches, over a real WebSocket, as many connections as it takes."""

import asyncio
import json
from typing import Any

import websockets

from tests.integration.stack import TOKEN, Stack

DEADLINE = 60  # seconds
ENDINGS = {"finished", "failed", "cancelled"}


class Viewer:
    def __init__(self, stack: Stack, path: str, after: str = "0-0") -> None:
        self._tls = stack.tls
        self._url = stack.origin.replace("http", "ws") + path
        self.cursor = after
        self.events: list[dict[str, Any]] = []
        self.connections = 0

    async def watch(self, count: int | None = None) -> None:
        """Until the generation's end, or until `count` events are there; reconnects by itself."""
        async with asyncio.timeout(DEADLINE):
            while not self._done(count):
                try:
                    await self._watch_once(count)
                except (OSError, websockets.exceptions.WebSocketException):
                    await asyncio.sleep(0.1)  # before the next attempt

    async def _watch_once(self, count: int | None) -> None:
        self.connections += 1
        headers = {"Authorization": f"Bearer {TOKEN}"}
        url = f"{self._url}?after={self.cursor}"
        async with websockets.connect(url, additional_headers=headers, ssl=self._tls) as socket:
            async for message in socket:
                event = json.loads(message)
                self.events.append(event)
                if event["type"] == "snapshot" or _place(event["id"]) > _place(self.cursor):
                    self.cursor = event["id"]
                if self._done(count):
                    return

    def _done(self, count: int | None) -> bool:
        if count is not None:
            return len(self.events) >= count
        return bool(self.events) and self.events[-1]["type"] in ENDINGS

    def text(self, path: str = "index.html") -> str:
        text = ""
        for event in self.events:
            if event.get("path") != path:
                continue
            if event["type"] == "file_opened":
                text = ""
            elif event["type"] == "file_appended":
                text += event["text"]
        return text

    @property
    def types(self) -> list[str]:
        return [event["type"] for event in self.events]

    @property
    def numbers(self) -> list[int]:
        return [int(event["id"].split("-")[1]) for event in self.events]


def _place(cursor: str) -> list[int]:
    return [int(number) for number in cursor.split("-")]
