import asyncio
import os
import signal
import time
from asyncio.subprocess import PIPE, STDOUT, Process
from collections.abc import Mapping
from typing import cast

from artifacts_app.management.supervisor.backoff import BackOff
from artifacts_app.management.supervisor.console import Console
from artifacts_app.management.supervisor.guardian import Guardian
from artifacts_app.management.supervisor.lines import read_lines
from artifacts_app.management.supervisor.service import Service

LAST_WORDS_SECONDS = 1.0  # for output that is still in the pipe when its process has ended


class Keeper:
    """Keeps one service running until it is told to stop.

    `run` ends when the process and its whole group are gone after `stop` (or, without waiting for
    the process's good will, after `kill`), and with an error where the service cannot be started
    or its output cannot be shown.
    """

    def __init__(
        self,
        service: Service,
        environment: Mapping[str, str],
        console: Console,
        guardian: Guardian,
        backoff: BackOff,
    ) -> None:
        self.service = service
        self._environment = {**environment, **service.environment}
        self._console = console
        self._guardian = guardian
        self._backoff = backoff
        self._stopping = asyncio.Event()
        self._killing = asyncio.Event()

    def stop(self) -> None:
        self._stopping.set()

    def kill(self) -> None:
        self._stopping.set()
        self._killing.set()

    async def run(self) -> None:
        while not self._stopping.is_set():
            started = time.monotonic()
            code = await self._run_once()
            if not self._stopping.is_set():
                await self._pause(code, self._backoff.delay(time.monotonic() - started))

    async def _run_once(self) -> int:
        process = await self._start()
        self._guardian.add(process.pid)
        output = asyncio.create_task(self._show_output(process))
        output.add_done_callback(self._stop_if_it_failed)
        try:
            return await self._wait(process)
        finally:
            _signal_group(process, signal.SIGKILL)  # whoever it left behind in its group
            self._guardian.remove(process.pid)
            await _finish(output)

    async def _start(self) -> Process:
        process = await asyncio.create_subprocess_exec(
            *self.service.command,
            env=self._environment,
            stdin=PIPE,
            stdout=PIPE,
            stderr=STDOUT,
            process_group=0,  # the terminal's Ctrl-C reaches the supervisor alone
        )
        stdin = cast(asyncio.StreamWriter, process.stdin)
        stdin.write(self.service.stdin)
        stdin.close()
        return process

    async def _wait(self, process: Process) -> int:
        exited = asyncio.ensure_future(process.wait())
        if not await _first(exited, self._stopping):
            _signal_group(process, signal.SIGTERM)
            if not await _first(exited, self._killing, self.service.stop_seconds):
                self._console.say(f"{self.service.name} does not stop, killing it")
                _signal_group(process, signal.SIGKILL)
        return await exited

    async def _pause(self, code: int, seconds: float) -> None:
        how = f"signal {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"
        self._console.say(
            f"{self.service.name} ended ({how}), starting it again in {seconds:.3g} s"
        )
        try:
            await asyncio.wait_for(self._stopping.wait(), seconds)
        except TimeoutError:
            return

    async def _show_output(self, process: Process) -> None:
        async for line in read_lines(cast(asyncio.StreamReader, process.stdout)):
            self._console.line(self.service.name, line)

    def _stop_if_it_failed(self, output: asyncio.Task[None]) -> None:
        # Nobody reads the process's output any more: it would block at its next line.
        if not output.cancelled() and output.exception():
            self._stopping.set()


async def _first(
    exited: asyncio.Future[int], event: asyncio.Event, timeout: float | None = None
) -> bool:
    """Whether the process has ended by the time the event is set or the time (s) is over."""
    waiting = asyncio.ensure_future(event.wait())
    await asyncio.wait({exited, waiting}, timeout=timeout, return_when="FIRST_COMPLETED")
    waiting.cancel()
    return exited.done()


async def _finish(output: asyncio.Task[None]) -> None:
    """Raises what the output's task raised, such as a terminal that is gone."""
    await asyncio.wait({output}, timeout=LAST_WORDS_SECONDS)
    if output.done():
        output.result()
    output.cancel()


def _signal_group(process: Process, number: signal.Signals) -> None:
    try:
        os.killpg(process.pid, number)
    except ProcessLookupError:
        return  # nobody is left
    except PermissionError:
        return  # macOS says so of a group that consists of zombies
