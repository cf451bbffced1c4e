"""Records, shares and reports of evaluation runs."""

import json
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from inference.engines.scripted import Script, ScriptedEngine
from inference.evaluation import comparison, records, report, report_page, shares
from inference.evaluation.answering import Answer, answer
from inference.evaluation.browser_checks import Plots
from inference.evaluation.grading import Grade, read
from inference.evaluation.run import Run, collect_answers
from inference.evaluation.suite import TASKS
from inference.evaluation.task import Task
from inference.types import GenerationRequest, StreamItem

PAGE = '<!DOCTYPE html>\n<html lang="en">\n<body>\n<h1>Hi</h1>\n</body>\n</html>\n'
TASK = Task("websites/en-hi", "en", "say hi")
OTHER = Task("websites/en-other", "en", "say something else")


def test_the_suite_is_large_and_speaks_two_languages() -> None:
    assert len(TASKS) >= 120
    assert len({task.name for task in TASKS}) == len(TASKS)
    assert sum(task.language == "zh" for task in TASKS) >= 0.4 * len(TASKS)
    assert {task.category for task in TASKS} == {
        "websites", "games", "charts", "simulations", "tools", "edits",
    }  # fmt: skip
    assert all(task.checks for task in TASKS)


def test_values_to_plot_are_no_mere_row_of_places() -> None:
    for task in TASKS:
        for check in task.checks:
            if isinstance(check, Plots):
                steps = {b - a for a, b in zip(check.values, check.values[1:], strict=False)}
                assert len(check.values) > 3, task.name
                assert len(steps) > 1, task.name


async def test_an_answer_knows_when_it_was_there() -> None:
    engine = ScriptedEngine([Script(f"```html\n{PAGE}```\n", tokens_per_second=200)])
    written = await answer(TASK, engine, seed=0, max_tokens=100)
    outcome, painted = read(TASK, written)
    assert outcome.files == {"index.html": PAGE}
    assert written.marks[-1][1] == len(written.text)
    assert painted is not None
    assert 0 < painted <= written.seconds
    assert Answer.from_json(json.loads(json.dumps(written.as_json()))) == written


async def test_an_engines_error_is_its_answer() -> None:
    engine = ScriptedEngine([Script("```html\n<p>half", error="It fell over.")])
    written = await answer(TASK, engine, seed=0, max_tokens=100)
    assert (written.text, written.error) == ("```html\n<p>half", "engine_error: It fell over.")


async def test_a_run_asks_only_what_is_missing(tmp_path: Path) -> None:
    asked: list[str] = []

    class Counting(ScriptedEngine):
        def stream(self, request: GenerationRequest) -> AsyncGenerator[StreamItem, None]:
            asked.append(request.messages[-1].content)
            return super().stream(request)

    run, told = Run(tmp_path), list[str]()
    engine = Counting([Script("no", "else", error="Busy."), Script("yes", tokens_per_second=9999)])

    async def collect(tasks: list[Task]) -> None:
        await collect_answers(run, tasks, engine, told.append, parallel=2, seed=0, max_tokens=9)

    await collect([TASK, OTHER])
    with run.answers.open("a") as file:
        file.write('{"task": "cut o')  # as by a process that was killed
    await collect([TASK, OTHER])
    assert asked == ["say hi", "say something else", "say something else"]
    assert set(records.answers_in(run.answers)) == {TASK.name, OTHER.name}
    await collect([Task(TASK.name, "en", "say hi, loudly")])
    assert asked[-1] == "say hi, loudly"
    engine = Counting([Script("better", tokens_per_second=9999)], name="another")
    await collect([OTHER])
    assert records.answers_in(run.answers)[OTHER.name].model == "another"


def test_a_record_after_one_that_was_cut_off_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "answers.jsonl"
    records.append(path, {"task": "a"})
    with path.open("a") as file:
        file.write('{"task": "cut o')
    records.append(path, {"task": "一"})
    records.append(path, {"task": "c"})
    assert [record["task"] for record in records.lines(path)] == ["a", "一", "c"]


def test_stored_answers_become_tasks(tmp_path: Path) -> None:
    path = tmp_path / "answers.jsonl"
    path.write_text(
        '{"id": "a", "prompt": "a page", "raw_output": "x"}\n'
        '{"prompt": "一个网页", "raw_output": "y"}\n'
    )
    [(first, one), (second, other)] = records.stored(path)
    assert (first.name, first.language, one.text) == ("stored/a", "en", "x")
    assert (second.name, second.language, other.text) == ("stored/2", "zh", "y")
    path.write_text('{"prompt": "a page"}\n')
    with pytest.raises(ValueError, match="answer 1 has no raw_output"):
        records.stored(path)


def test_an_interval_is_wide_for_few_and_narrow_for_many() -> None:
    low, high = shares.interval(8, 10)
    assert (round(low, 3), round(high, 3)) == (0.490, 0.943)
    assert shares.interval(0, 0) == (0.0, 1.0)
    assert shares.interval(0, 10)[0] == 0.0
    assert shares.interval(800, 1000)[1] - shares.interval(800, 1000)[0] < 0.06


def test_a_change_is_judged_by_the_tasks_that_changed() -> None:
    share, low, high = shares.difference(12, 2, 120)
    assert share == pytest.approx(10 / 120)
    assert low < share < high
    assert shares.chance(0, 0) == 1.0
    assert shares.chance(5, 5) == 1.0
    assert shares.chance(12, 2) == pytest.approx(0.0129, abs=1e-3)


def test_many_models_are_counted_in_the_heading() -> None:
    tasks = [Task(f"stored/{number}", "en", "s") for number in range(5)]
    answers = {task.name: Answer(task.name, "s", "x", f"model <{task.name}>") for task in tasks}
    grades = {task.name: Grade(task.name, {"no errors": ""}) for task in tasks}
    found = report.report(tasks, answers, grades)
    assert report.markdown(found).startswith("# Evaluation of 5 models\n")
    assert "tokens/s" not in report.markdown(found)
    page = report_page.page(found, tasks, grades)
    assert "<h1>5 models</h1>" in page
    assert "model &lt;stored/4&gt;" in page


def graded(**problems: str) -> dict[str, Grade]:
    return {name: Grade(name, {"no errors": problem}) for name, problem in problems.items()}


def test_two_runs_are_compared_by_what_both_have() -> None:
    before = graded(a="", b="wrong", c="", only="")
    found = comparison.compare(("old", "new"), before, graded(a="", b="", c="bad <b>"))
    text = comparison.markdown(found)
    assert "3 tasks in both: 2 passed before, 2 after" in text
    assert "- now passes: b" in text
    assert "- no longer passes: c: bad <b>" in text
    page = report_page.comparison_page(found, ("../old/shots", "shots"))
    assert "2 of 3" in page
    assert "bad &lt;b&gt;" in page
    assert "no picture" in page


def test_two_runs_without_a_change_show_that() -> None:
    found = comparison.compare(("old", "new"), graded(a=""), graded(a=""))
    assert (found.chance, found.gained, found.lost) == (1.0, (), ())
    assert report_page.comparison_page(found, ("", "")).count("No task.") == 2


def test_a_report_counts_and_escapes() -> None:
    hi, other = TASK.name, OTHER.name
    answers = {
        hi: Answer(hi, "s", "x", "m", seconds=2.0, completion_tokens=100, prompt_tokens=1_000_000),
        other: Answer(other, "s", "x", "m", seconds=4.0, completion_tokens=100),
    }
    grades = {
        "websites/en-hi": Grade("websites/en-hi", {"no errors": ""}, 0.5, "hi.png"),
        "websites/en-other": Grade("websites/en-other", {"no errors": "<script>"}, 1.5),
    }
    found = report.report([TASK, OTHER], answers, grades, price=(2.0, 1.0))
    assert [(group.name, group.passed, group.total) for group in found.groups] == [
        ("websites", 1, 2), ("English", 1, 2), ("all", 1, 2),
    ]  # fmt: skip
    assert (found.models, found.seconds, found.first_paint) == (("m",), 3.0, 1.0)
    assert round(found.cost, 2) == 2.0
    assert "| all | 1 of 2 | 50.0% |" in report.markdown(found)
    page = report_page.page(found, [TASK, OTHER], grades)
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    assert 'src="shots/hi.png"' in page
    assert json.loads(found.as_json())["completion_tokens"] == 200
