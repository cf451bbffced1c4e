"""`manage.py evaluate`, without a model and without a browser."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(settings, "VAR_DIR", tmp_path)
    return tmp_path / "evaluation"


def evaluate(*words: str) -> str:
    said = StringIO()
    call_command("evaluate", *words, stdout=said)
    return said.getvalue()


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("--tasks", "poems"), "No task is called 'poems'. There are charts, edits, games"),
        (("--parallel", "0"), "--parallel must be at least 1"),
        (("--run", "../etc"), "A run is named by one word"),
        (("--answers", "/nowhere.jsonl"), "There is no file /nowhere.jsonl"),
        (("--compare", "old", "new"), "There is no run 'old'"),
    ],
)
def test_a_wrong_wish_is_named(words: tuple[str, ...], reason: str) -> None:
    with pytest.raises(CommandError, match=reason.replace("(", r"\(")):
        evaluate(*words)


def test_two_runs_are_compared(folder: Path) -> None:
    for run, problem in (("old", "wrong"), ("new", "")):
        (folder / run).mkdir(parents=True)
        grade = {"task": "charts/en-fruit", "problems": {"no errors": problem}}
        (folder / run / "grades.jsonl").write_text(json.dumps(grade) + "\n")
    assert "- now passes: charts/en-fruit" in evaluate("--compare", "old", "new")
    assert "charts/en-fruit" in (folder / "new" / "against-old.html").read_text()


@pytest.mark.browser
def test_stored_answers_are_graded_and_graded_once(folder: Path, tmp_path: Path) -> None:
    page = "<!DOCTYPE html>\n<html>\n<body>\n<h1>Hi</h1>\n</body>\n</html>\n"
    path = tmp_path / "answers.jsonl"
    answers = [
        {"id": "good", "prompt": "a page", "raw_output": f"```html\n{page}```\n"},
        {"id": "bad", "prompt": "a page", "raw_output": "```html\n<script>missing()"},
    ]
    path.write_text("".join(json.dumps(answer) + "\n" for answer in answers))
    said = evaluate("--answers", str(path), "--browsers", "1")
    assert "| all | 1 of 2 |" in said
    assert "stored/bad: is complete: the answer ends inside a file" in said
    assert (folder / "latest" / "shots" / "stored-good.png").stat().st_size > 1000
    assert "graded 1 of" not in evaluate("--answers", str(path))
    answers[1]["raw_output"] = answers[0]["raw_output"]
    path.write_text("".join(json.dumps(answer) + "\n" for answer in answers))
    said = evaluate("--answers", str(path))
    assert "graded 1 of 1" in said
    assert "| all | 2 of 2 |" in said
