import asyncio
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from artifacts_app.management.supervisor.service import Service

DEADLINE = 20.0  # seconds; a loaded machine starts a Python process slowly


@dataclass
class Log:
    lines: list[tuple[str, str]] = field(default_factory=list)

    def __call__(self, name: str, line: str) -> None:
        self.lines.append((name, line))

    def count(self, line: str) -> int:
        return sum(text == line for _, text in self.lines)

    def number_after(self, word: str) -> int:
        return next(int(text.split()[1]) for _, text in self.lines if text.startswith(word))


@pytest.fixture
def log() -> Log:
    return Log()


def script(name: str, code: str, grace: float = 10.0) -> Service:
    return Service(name, [sys.executable, "-u", "-S", "-c", code], grace=grace)


async def eventually(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + DEADLINE
    while not condition():
        assert time.monotonic() < deadline, "the condition did not come true in time"
        await asyncio.sleep(0.02)


async def nothing() -> None:
    return None
