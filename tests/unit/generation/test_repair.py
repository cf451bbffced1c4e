"""Edits that fit nowhere, code left out, answers cut short or without end."""

import asyncio
import uuid
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest

from artifacts_app.events.connection import connect_async
from artifacts_app.events.cursor import Cursor
from artifacts_app.events.entry import new_entry
from artifacts_app.events.log import EventLog
from artifacts_app.events.types import Event
from artifacts_app.generation.answer import Answer
from artifacts_app.generation.runner import GenerationRunner, Job
from artifacts_app.generation.writer import Appender
from inference.engines.scripted import Script, ScriptedEngine
from inference.prompts import artifact, change

PAGE = "<!DOCTYPE html>\n<html>\n<body>\n<h1>Hi</h1>\n<p>There</p>\n</body>\n</html>\n"
FILES = {"index.html": PAGE}
Write = Callable[..., Answer]


def edit(search: str, replace: str) -> str:
    return f"```html\n<<<<<<< SEARCH\n{search}\n=======\n{replace}\n>>>>>>> REPLACE\n```\n"


@pytest.fixture
def write(redis_url: str) -> Write:
    """The answer to "more colour", given what the model says first and when asked again."""

    def written(first: str, again: str = "", **fields: object) -> Answer:
        scripts = [
            Script(again, match="made in part", tokens_per_second=1e6),
            Script(first, tokens_per_second=1e6, **fields),  # type: ignore[arg-type]
        ]
        return asyncio.run(_run(scripts, FILES))

    return written


@asynccontextmanager
async def appending() -> AsyncIterator[tuple[EventLog, Appender]]:
    redis = connect_async()
    log = EventLog(redis)
    appender = Appender(log)
    task = asyncio.create_task(appender.run())
    yield log, appender
    task.cancel()
    await redis.aclose()


async def _stopped_before_it_went_on(first: str) -> Answer:
    """What a second worker that is stopped while its model loads makes of a first one's text."""
    loading = asyncio.Event()
    asked = artifact.conversation("a")
    job = Job(uuid.uuid4(), uuid.uuid4(), 1, 2, asked, 8000, 100_000)
    said: list[Event] = [{"type": "prose", "text": "x"}]
    entry = new_entry(job.artifact_id, job.generation_id, Cursor(1, 1), said, raw=first)

    async def load() -> None:
        loading.set()
        await asyncio.Event().wait()

    async with appending() as (log, appender):
        assert await log.append([entry]) == [None]
        runner = GenerationRunner(ScriptedEngine([Script("x")]), load, log, appender)
        running = asyncio.create_task(runner.run(job, asyncio.Event()))
        await loading.wait()
        running.cancel()
        answer, _ = await running
    return answer


def test_a_page_that_is_stopped_before_it_goes_on_is_kept(redis_url: str) -> None:
    answer = asyncio.run(_stopped_before_it_went_on("```html\n<!DOCTYPE html>\n<p>Half"))
    assert answer.status == "cancelled"
    assert "<p>Half" in answer.files["index.html"]


async def _run(scripts: list[Script], files: dict[str, str]) -> Answer:
    engine = ScriptedEngine(scripts)
    asked = change.conversation("more colour", files, []) if files else artifact.conversation("a")
    job = Job(uuid.uuid4(), uuid.uuid4(), 1, 1, asked, 8000, 100_000, "more colour", files)
    async with appending() as (log, appender):
        runner = GenerationRunner(engine, engine.start, log, appender)
        answer, _ = await runner.run(job, asyncio.Event())
    return answer


def test_edits_change_what_they_say_and_nothing_else(write: Write) -> None:
    answer = write(edit("<h1>Hi</h1>", "<h1>Hello</h1>"))
    assert answer.files == {"index.html": PAGE.replace("Hi", "Hello")}
    assert answer.status == "finished"


def test_an_edit_that_fits_nowhere_is_asked_for_again(write: Write) -> None:
    first = "Done.\n\n" + edit("<h1>Hi</h1>", "<h1>Hello</h1>") + edit("<p>Nowhere</p>", "<p>X</p>")
    answer = write(first, edit("<p>There</p>", "<p>Here</p>"))
    assert answer.files["index.html"] == PAGE.replace("Hi", "Hello").replace("There", "Here")
    assert answer.prose == "Done."


def test_what_still_has_no_place_is_reported_and_the_rest_kept(write: Write) -> None:
    first = edit("<h1>Hi</h1>", "<h1>Hello</h1>") + edit("<p>Nowhere</p>", "<p>X</p>")
    answer = write(first, edit("<p>Nor here</p>", "<p>X</p>"))
    assert answer.files["index.html"] == PAGE.replace("Hi", "Hello")
    assert "One edit found no place" in answer.prose


def test_a_change_of_which_nothing_fits_fails(write: Write) -> None:
    answer = write(edit("<p>Nowhere</p>", "<p>X</p>"), edit("<p>Nor here</p>", "<p>X</p>"))
    assert (answer.status, answer.error_code, answer.files) == ("failed", "edits_not_placed", {})
    assert answer.retryable


def test_code_left_out_is_put_back_and_the_change_asked_for_as_edits(write: Write) -> None:
    elided = PAGE.replace("<h1>Hi</h1>", "<h1>Hello</h1>").replace(
        "<p>There</p>", "<!-- rest of the page remains unchanged -->"
    )
    answer = write(f"```html\n{elided}```\n", edit("<h1>Hi</h1>", "<h1>Hello</h1>"))
    assert answer.files["index.html"] == PAGE.replace("Hi", "Hello")


def test_an_answer_in_words_alone_changes_nothing(write: Write) -> None:
    answer = write("It says hello.")
    assert (answer.status, answer.files, answer.prose) == ("finished", {}, "It says hello.")


def test_a_model_that_repeats_itself_is_stopped(write: Write) -> None:
    answer = write("```html\n<!DOCTYPE html>\n<p>Once</p>\n" + "<p>again</p>\n" * 2000 + "```\n")
    assert (answer.status, answer.error_code, answer.retryable) == ("failed", "repetition", True)
    assert "Once" in answer.files["index.html"]
