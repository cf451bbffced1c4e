"""Lines of JSON that a run can be taken up from."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from inference.evaluation.answering import Answer
from inference.evaluation.grading import Grade
from inference.evaluation.task import Language, Task

Json = dict[str, Any]


def append(path: Path, record: Json) -> None:
    """On a line of its own, also after one that was cut off."""
    line = json.dumps(record, ensure_ascii=False) + "\n"
    with path.open("ab+") as file:
        if file.tell():
            file.seek(-1, os.SEEK_END)
            if file.read() != b"\n":
                line = "\n" + line
        file.write(line.encode())


def lines(path: Path) -> Iterator[Json]:
    """A line that was cut off, as by a process that was killed, is left out."""
    if not path.exists():
        return
    for line in path.read_text(encoding="utf-8").split("\n"):
        try:
            record = json.loads(line) if line else None
        except ValueError:
            continue
        if isinstance(record, dict):
            yield record


def answers_in(path: Path) -> dict[str, Answer]:
    """By task; the last of each."""
    return {record["task"]: Answer.from_json(dict(record)) for record in lines(path)}


def grades_in(path: Path) -> dict[str, Grade]:
    """By task; the last of each."""
    return {record["task"]: Grade(**record) for record in lines(path)}


def stored(path: Path) -> list[tuple[Task, Answer]]:
    """Answers that were written elsewhere, each with `prompt` and `raw_output`, as tasks with the
    checks that hold for every page. Raises ValueError with the line."""
    found = []
    for number, record in enumerate(lines(path), start=1):
        if not isinstance(record.get("raw_output"), str):
            raise ValueError(f"{path}: answer {number} has no raw_output")
        name = f"stored/{record.get('id', number)}"
        sentence = str(record.get("prompt", ""))
        language: Language = "zh" if _is_chinese(sentence) else "en"
        answer = Answer(name, sentence, record["raw_output"], str(record.get("model", "")))
        found.append((Task(name, language, sentence), answer))
    return found


def _is_chinese(text: str) -> bool:
    return sum("\u3400" <= character <= "\u9fff" for character in text) > len(text) / 10
