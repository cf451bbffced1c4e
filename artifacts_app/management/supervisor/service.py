"""One process under supervision: started, watched, started again, stopped."""

import asyncio
import contextlib
import ctypes
import os
import signal
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

FIRST_DELAY = 0.5  # seconds before the first new start
LONGEST_DELAY = 15.0
HEALTHY_AFTER = 20.0  # seconds of life after which earlier failures are forgotten
PARENT_DIED = 1  # prctl's PR_SET_PDEATHSIG
LAST_WORDS = 1.0  # seconds for output that is still in the pipe when its process has ended
LONGEST_LINE = 64 * 1024  # bytes of a log line


@dataclass(frozen=True, slots=True)
class Service:
    name: str
    command: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict)
    grace: float = 10.0  # seconds to end by itself after SIGTERM


class RunningService:
    """Keeps a service alive until `stop`; lines of its output go to `log`."""

    def __init__(self, service: Service, log: Callable[[str, str], None]) -> None:
        self.service = service
        self.starts = 0
        self._log = log
        self._process: asyncio.subprocess.Process | None = None
        self._stopping = asyncio.Event()
        self._killing = asyncio.Event()

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process else None

    async def run(self) -> None:
        """Start it, and again whenever it ends, ever more slowly if it keeps failing."""
        delay = FIRST_DELAY
        while not self._stopping.is_set():
            started = time.monotonic()
            code = await self._run_once()
            if self._stopping.is_set():
                return
            if time.monotonic() - started > HEALTHY_AFTER:
                delay = FIRST_DELAY
            self._say(f"ended with {_meaning(code)}, starting again in {delay:.1f} s")
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._stopping.wait(), delay)
            delay = min(delay * 2, LONGEST_DELAY)

    def stop(self) -> None:
        """`run` then ends: SIGTERM to the whole process group, SIGKILL after the grace time."""
        self._stopping.set()

    def kill(self) -> None:
        """The same without any grace."""
        self._killing.set()
        self._stopping.set()

    async def _run_once(self) -> int:
        self.starts += 1
        # A pipe of asyncio's own would hide the end of the process while a grandchild holds it.
        read_end, write_end = os.pipe()
        try:
            self._process = await self._start(write_end)
        except BaseException:
            os.close(read_end)
            raise
        finally:
            os.close(write_end)
        output = asyncio.create_task(self._pass_on_output(read_end))
        # Without a reader the process would block at its next line.
        output.add_done_callback(self._stop_if_it_failed)
        code = await self._end_of(self._process)
        # What it started itself must not outlive it.
        _signal_group(self._process.pid, signal.SIGKILL)
        await asyncio.wait({output}, timeout=LAST_WORDS)
        if output.done():
            output.result()
        output.cancel()
        return code

    def _stop_if_it_failed(self, output: asyncio.Task[None]) -> None:
        if not output.cancelled() and output.exception():
            self.stop()

    async def _end_of(self, process: asyncio.subprocess.Process) -> int:
        """Its exit code, after it ended by itself or was stopped."""
        ended = asyncio.create_task(process.wait())
        if not await _first(ended, self._stopping):
            _signal_group(process.pid, signal.SIGTERM)
            if not await _first(ended, self._killing, self.service.grace):
                self._say("does not end by itself, killed")
                _signal_group(process.pid, signal.SIGKILL)
        return await ended

    async def _start(self, stdout: int) -> asyncio.subprocess.Process:
        return await asyncio.create_subprocess_exec(
            *self.service.command,
            env={**os.environ, **self.service.environment},
            stdin=asyncio.subprocess.DEVNULL,
            stdout=stdout,
            stderr=asyncio.subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=_die_with_parent if sys.platform == "linux" else None,
        )

    async def _pass_on_output(self, read_end: int) -> None:
        lines = asyncio.StreamReader(limit=LONGEST_LINE)
        transport, _ = await asyncio.get_running_loop().connect_read_pipe(
            lambda: asyncio.StreamReaderProtocol(lines), os.fdopen(read_end, "rb")
        )
        try:
            await self._pass_on_lines(lines)
        finally:
            transport.close()

    async def _pass_on_lines(self, lines: asyncio.StreamReader) -> None:
        while True:
            try:
                line = await lines.readline()
            except ValueError:  # a line beyond the limit: what is buffered of it is dropped
                continue
            if not line:
                return
            self._say(line.decode(errors="replace").rstrip())

    def _say(self, line: str) -> None:
        self._log(self.service.name, line)


async def _first(
    ended: asyncio.Task[int], event: asyncio.Event, seconds: float | None = None
) -> bool:
    """Whether the process has ended when the event is set or the time is over."""
    waiting = asyncio.create_task(event.wait())
    both: set[asyncio.Task[Any]] = {ended, waiting}
    await asyncio.wait(both, timeout=seconds, return_when="FIRST_COMPLETED")
    waiting.cancel()
    return ended.done()


def _signal_group(pid: int, number: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(pid, number)


def _die_with_parent() -> None:
    """A supervisor that is killed cannot stop its children: the kernel does."""
    ctypes.CDLL(None).prctl(PARENT_DIED, signal.SIGKILL)  # nobody is left to insist on SIGTERM


def _meaning(code: int) -> str:
    return signal.Signals(-code).name if code < 0 else f"code {code}"
