"""An engine that does not start at once may start later."""

import asyncio

import pytest

from artifacts_app.generation import engine_start
from artifacts_app.generation.engine_start import EngineStart
from inference.engines.scripted import Script, ScriptedEngine
from inference.errors import EngineMisconfigured, EngineUnavailable


class LateEngine(ScriptedEngine):
    def __init__(self, *failures: Exception) -> None:
        super().__init__([Script("a page")])
        self.failures = list(failures)
        self.tries = 0

    async def start(self) -> None:
        self.tries += 1
        if self.failures:
            raise self.failures.pop(0)


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine_start, "PAUSES", (0.01,))
    monkeypatch.setattr(engine_start, "LOOK", 0.01)


async def test_it_is_tried_until_it_answers() -> None:
    engine = LateEngine(EngineUnavailable("down"), RuntimeError("out of memory"))
    start = EngineStart(engine)
    waiting = asyncio.create_task(start.wait())
    await start.run()
    await waiting
    assert engine.tries == 3
    assert start.has_succeeded
    assert await start.words() == ""


async def test_a_wrong_setting_is_not_tried_again() -> None:
    start = EngineStart(engine := LateEngine(EngineMisconfigured("TP 3 cannot be.")))
    await start.run()
    assert engine.tries == 1
    assert await start.words() == "TP 3 cannot be."
    with pytest.raises(EngineMisconfigured):
        await start.wait()


async def test_who_waits_is_told_in_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine_start, "PATIENCE", 0.03)
    start = EngineStart(LateEngine(*[EngineUnavailable("down")] * 10_000))
    trying = asyncio.create_task(start.run())
    with pytest.raises(EngineUnavailable, match="down"):
        await start.wait()
    assert await start.words() == "down It is tried again."
    assert not start.has_succeeded
    trying.cancel()


async def test_nobody_who_stops_waiting_stops_the_others() -> None:
    start = EngineStart(LateEngine())
    impatient, patient = (asyncio.create_task(start.wait()) for _ in range(2))
    await asyncio.sleep(0)
    impatient.cancel()
    await start.run()
    await patient
    with pytest.raises(asyncio.CancelledError):
        await impatient
