"""A generation with a viewer from its beginning, and what "nothing lost, nothing twice" means of it."""

import asyncio
import time
from dataclasses import dataclass
from typing import Any

from tests.integration.stack import Stack
from tests.integration.viewer import Viewer

PROSE = "A long page, 一张长页面."
PARAGRAPHS = "".join(f"<p>Paragraph {number} – 第{number}段 🎉</p>\n" for number in range(40))
PAGE = f"<!DOCTYPE html>\n<html>\n<title>Long</title>\n<body>\n{PARAGRAPHS}</body>\n</html>\n"
RENAMED = PAGE.replace("Long", "Longer")
ANSWER = f"{PROSE}\n\n```html\n{PAGE}```\n"


@dataclass(frozen=True)
class Point:
    """Where a generation is when its worker is killed."""

    kind: str  # "before the first token", "inside the text", "while saving"
    characters: int = 0

    def is_reached(self, viewer: Viewer) -> bool:
        match self.kind:
            case "before the first token":
                return "started" in viewer.types
            case "while saving":
                return "file_closed" in viewer.types
        return len(viewer.text()) >= self.characters

    def __str__(self) -> str:
        return f"{self.kind} ({self.characters})" if self.characters else self.kind


class Watched:
    """A generation with a viewer from its beginning."""

    def __init__(self, stack: Stack, created: dict[str, Any]) -> None:
        self.stack = stack
        self.path = f"/api/artifacts/{created['id']}"
        self.events = created["events"]
        self.viewer = Viewer(stack, self.events)
        self.watching = asyncio.create_task(self.viewer.watch())

    async def until(self, point: Point) -> None:
        while not point.is_reached(self.viewer):
            assert not self.watching.done() or point.is_reached(self.viewer)
            await asyncio.sleep(0.002)  # between two looks

    async def owner(self) -> str:
        """The worker that began it, where each worker's model is called as the worker is."""
        await self.until(Point("before the first token"))
        name: str = self.viewer.events[self.viewer.types.index("started")]["model"]
        return name

    async def until_it_goes_on(self) -> float:
        """Seconds until the next event."""
        before, started = len(self.viewer.events), time.monotonic()
        while len(self.viewer.events) == before and not self.watching.done():
            await asyncio.sleep(0.02)  # between two looks
        return time.monotonic() - started

    async def assert_whole(self) -> None:
        await self.watching
        late = Viewer(self.stack, self.events)
        await late.watch()
        for viewer in (self.viewer, late):
            told = [event for event in viewer.events if not event["id"].endswith("-0")]
            assert [int(event["id"].split("-")[1]) for event in told] == [*range(1, len(told) + 1)]
            assert viewer.text() == PAGE
            assert prose(viewer) == PROSE
            assert (viewer.types[-1], viewer.events[-1]["version"]) == ("finished", 1)
            assert viewer.types.count("file_opened") == viewer.types.count("finished") == 1
        stored = await asyncio.to_thread(self.stack.call, "GET", self.path)
        assert [version["number"] for version in stored["versions"]] == [1]
        assert stored["head"]["files"] == {"index.html": PAGE}


def prose(viewer: Viewer) -> str:
    return "".join(event["text"] for event in viewer.events if event["type"] == "prose").strip()


async def ask(stack: Stack, sentence: str) -> Watched:
    created = await asyncio.to_thread(stack.call, "POST", "/api/artifacts", {"prompt": sentence})
    return Watched(stack, created)
