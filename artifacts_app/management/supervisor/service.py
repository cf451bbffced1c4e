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

FIRST_DELAY = 0.5  # seconds before the first new start
LONGEST_DELAY = 15.0
HEALTHY_AFTER = 20.0  # seconds of life after which earlier failures are forgotten
PARENT_DIED = 1  # prctl's PR_SET_PDEATHSIG
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

    async def stop(self) -> None:
        """SIGTERM to the whole process group, SIGKILL to what is left after the grace time."""
        self._stopping.set()
        process = self._process
        if process is None or process.returncode is not None:
            return
        _signal_group(process.pid, signal.SIGTERM)
        try:
            await asyncio.wait_for(process.wait(), self.service.grace)
        except TimeoutError:
            self._say(f"does not end within {self.service.grace:.0f} s, killed")
        _signal_group(process.pid, signal.SIGKILL)
        await process.wait()

    async def _run_once(self) -> int:
        self.starts += 1
        self._process = await asyncio.create_subprocess_exec(
            *self.service.command,
            env={**os.environ, **self.service.environment},
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=_die_with_parent if sys.platform == "linux" else None,
            limit=LONGEST_LINE,
        )
        await self._pass_on_output(self._process)
        code = await self._process.wait()
        # What it started itself must not outlive it.
        _signal_group(self._process.pid, signal.SIGKILL)
        return code

    async def _pass_on_output(self, process: asyncio.subprocess.Process) -> None:
        assert process.stdout is not None
        while True:
            try:
                line = await process.stdout.readline()
            except ValueError:  # a line beyond the limit: what is buffered of it is dropped
                continue
            if not line:
                return
            self._say(line.decode(errors="replace").rstrip())

    def _say(self, line: str) -> None:
        self._log(self.service.name, line)


def _signal_group(pid: int, number: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(pid, number)


def _die_with_parent() -> None:
    """A supervisor that is killed cannot stop its children: the kernel does."""
    ctypes.CDLL(None).prctl(PARENT_DIED, signal.SIGTERM)


def _meaning(code: int) -> str:
    return signal.Signals(-code).name if code < 0 else f"code {code}"
