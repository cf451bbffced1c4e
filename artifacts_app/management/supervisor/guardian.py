import asyncio
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import cast

SCRIPT = Path(__file__).with_name("guard.py")


class Guardian:
    """The supervisor's end of the guard: tells it the process groups, and replaces it if it dies.

    `inherited` are descriptors that stay open until the last group is gone (the instance lock).
    """

    def __init__(self, inherited: Sequence[int] = ()) -> None:
        self._inherited = tuple(inherited)
        self._groups: set[int] = set()
        self._process: asyncio.subprocess.Process
        self._replacing: asyncio.Task[None]

    async def start(self) -> None:
        await self._start_process()
        self._replacing = asyncio.create_task(self._replace_if_it_dies())

    async def stop(self) -> None:
        """Returns once the guard has ended; groups that were not removed are stopped by it."""
        self._replacing.cancel()
        self._orders().close()
        await self._process.wait()

    def add(self, group: int) -> None:
        self._groups.add(group)
        self._tell(f"+{group}\n")

    def remove(self, group: int) -> None:
        self._groups.discard(group)
        self._tell(f"-{group}\n")

    def _tell(self, order: str) -> None:
        # A dead guard is no error here: its successor is told every group.
        self._orders().write(order.encode())

    def _orders(self) -> asyncio.StreamWriter:
        return cast(asyncio.StreamWriter, self._process.stdin)

    async def _start_process(self) -> None:
        self._process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-IS",
            str(SCRIPT),
            stdin=asyncio.subprocess.PIPE,
            pass_fds=self._inherited,
            start_new_session=True,
        )
        for group in self._groups:
            self._tell(f"+{group}\n")

    async def _replace_if_it_dies(self) -> None:
        while True:
            await self._process.wait()
            await self._start_process()
