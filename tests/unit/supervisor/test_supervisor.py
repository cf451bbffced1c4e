import asyncio
import os
import signal
import sys
from pathlib import Path

import psutil
import pytest

from artifacts_app.management.supervisor.service import Service
from artifacts_app.management.supervisor.supervisor import Supervisor
from tests.unit.supervisor.conftest import DEADLINE, Log, eventually, nothing, script

WAITS = "import time; print('up'); time.sleep(120)"
IGNORES_SIGTERM = f"import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); {WAITS}"
LEAVES_A_CHILD = """
import subprocess, sys, time
child = subprocess.Popen([sys.executable, "-S", "-c", "import time; time.sleep(120)"])
print("child", child.pid)
"""


def is_gone(process: int) -> bool:
    try:
        return bool(psutil.Process(process).status() == psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return True


async def ends(run: "asyncio.Task[None]") -> None:
    await asyncio.wait_for(run, DEADLINE)


async def test_output_carries_the_name_of_its_service(log: Log) -> None:
    supervisor = Supervisor([script("web", WAITS), script("worker", WAITS)], log)
    run = asyncio.create_task(supervisor.run(nothing))
    await eventually(lambda: log.count("up") == 2)
    supervisor.stop()
    await ends(run)
    assert {("web", "up"), ("worker", "up")} <= set(log.lines)


async def test_a_service_that_dies_is_started_again_ever_more_slowly(log: Log) -> None:
    supervisor = Supervisor([script("web", "raise SystemExit(3)")], log)
    run = asyncio.create_task(supervisor.run(nothing))
    await eventually(lambda: supervisor.running[0].starts >= 3)
    supervisor.stop()
    await ends(run)
    said = [line for _, line in log.lines]
    assert said[:2] == [
        "ended with code 3, starting again in 0.5 s",
        "ended with code 3, starting again in 1.0 s",
    ]


async def test_a_killed_service_comes_back_while_the_other_stays(log: Log) -> None:
    supervisor = Supervisor([script("web", WAITS), script("worker", WAITS)], log)
    run = asyncio.create_task(supervisor.run(nothing))
    await eventually(lambda: log.count("up") == 2)
    web, worker = (service.pid for service in supervisor.running)
    assert web
    os.kill(web, signal.SIGKILL)
    await eventually(lambda: log.count("up") == 3)
    assert supervisor.running[0].pid != web
    assert supervisor.running[1].pid == worker
    supervisor.stop()
    await ends(run)


async def test_a_death_is_noticed_while_a_grandchild_holds_the_output(log: Log) -> None:
    supervisor = Supervisor([script("web", LEAVES_A_CHILD)], log)
    run = asyncio.create_task(supervisor.run(nothing))
    await eventually(lambda: supervisor.running[0].starts >= 2)
    first_child = log.number_after("child")
    await eventually(lambda: is_gone(first_child))
    supervisor.stop()
    await ends(run)


async def test_stopping_leaves_nothing_running(log: Log) -> None:
    supervisor = Supervisor([script("web", LEAVES_A_CHILD + WAITS)], log)
    run = asyncio.create_task(supervisor.run(nothing))
    await eventually(lambda: log.count("up") == 1)
    web, child = supervisor.running[0].pid, log.number_after("child")
    supervisor.stop()
    await ends(run)
    assert web
    assert is_gone(web)
    await eventually(lambda: is_gone(child))


async def test_a_stop_before_the_first_start_is_over_is_not_lost(log: Log) -> None:
    supervisor = Supervisor([script("web", WAITS)], log)

    async def stop_at_once() -> None:
        supervisor.stop()

    await ends(asyncio.create_task(supervisor.run(stop_at_once)))
    pid = supervisor.running[0].pid
    assert pid is None or is_gone(pid)


async def test_a_service_that_ignores_sigterm_is_killed_after_its_grace(log: Log) -> None:
    supervisor = Supervisor([script("web", IGNORES_SIGTERM, grace=0.3)], log)
    run = asyncio.create_task(supervisor.run(nothing))
    await eventually(lambda: log.count("up") == 1)
    supervisor.stop()
    await ends(run)
    assert ("web", "does not end by itself, killed") in log.lines


async def test_a_second_stop_does_not_wait_for_the_grace(log: Log) -> None:
    supervisor = Supervisor([script("web", IGNORES_SIGTERM, grace=600)], log)
    run = asyncio.create_task(supervisor.run(nothing))
    await eventually(lambda: log.count("up") == 1)
    supervisor.stop()
    supervisor.stop()
    await ends(run)


async def test_a_program_that_does_not_exist_ends_the_run() -> None:
    supervisor = Supervisor([Service("web", ["/no/such/program"])], Log())
    with pytest.raises(FileNotFoundError):
        await ends(asyncio.create_task(supervisor.run(nothing)))


async def test_a_terminal_that_is_gone_ends_the_run() -> None:
    def write(name: str, line: str) -> None:
        raise BrokenPipeError

    supervisor = Supervisor([script("web", WAITS)], write)
    with pytest.raises(BrokenPipeError):
        await ends(asyncio.create_task(supervisor.run(nothing)))
    pid = supervisor.running[0].pid
    assert pid
    assert is_gone(pid)


async def test_an_error_while_waiting_for_readiness_ends_the_run(log: Log) -> None:
    async def fails() -> None:
        raise ValueError("not an answer")

    supervisor = Supervisor([script("web", WAITS)], log)
    with pytest.raises(ValueError, match="not an answer"):
        await ends(asyncio.create_task(supervisor.run(fails)))


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's parent-death signal is Linux's")
async def test_a_killed_supervisor_takes_even_stubborn_children_along(tmp_path: Path) -> None:
    program = tmp_path / "supervise.py"
    program.write_text(f"""
import asyncio, sys
from artifacts_app.management.supervisor.service import Service
from artifacts_app.management.supervisor.supervisor import Supervisor

async def nothing(): pass

child = "import os; print('pid', os.getpid()); " + {IGNORES_SIGTERM!r}
service = Service("web", [sys.executable, "-u", "-S", "-c", child])
log = lambda name, line: print(line, flush=True)
asyncio.run(Supervisor([service], log).run(nothing))
""")
    supervisor = await asyncio.create_subprocess_exec(
        sys.executable, str(program), stdout=asyncio.subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])},
    )  # fmt: skip
    assert supervisor.stdout
    child = int((await asyncio.wait_for(supervisor.stdout.readline(), DEADLINE)).split()[1])
    await asyncio.wait_for(supervisor.stdout.readline(), DEADLINE)  # it ignores SIGTERM by now
    assert not is_gone(child)
    supervisor.kill()
    await eventually(lambda: is_gone(child))
    await supervisor.wait()
