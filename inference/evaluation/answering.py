"""A task put to an engine, as the application would put it."""

import hashlib
import time
from contextlib import aclosing
from dataclasses import asdict, dataclass, replace
from typing import Any

from inference.engines.base import Engine
from inference.errors import EngineError
from inference.evaluation.task import Task
from inference.prompts import Conversation, artifact, change, demo
from inference.types import GenerationRequest, TextDelta

MARKS_EVERY = 0.1  # seconds between two notes of how far an answer has come


@dataclass(frozen=True, slots=True)
class Answer:
    task: str
    sentence: str  # an answer to another sentence under the same name is not taken up
    text: str
    model: str = ""
    prompt_name: str = ""
    seconds: float = 0.0
    first_token: float = 0.0  # seconds
    marks: tuple[tuple[float, int], ...] = ()  # seconds, and the characters there were by then
    prompt_tokens: int = 0
    completion_tokens: int = 0
    error: str = ""

    @property
    def fingerprint(self) -> str:
        """Of what is graded: another text, or another end, needs another grade."""
        return hashlib.sha256(f"{self.error}\0{self.text}".encode()).hexdigest()[:16]

    def seconds_until(self, characters: int) -> float | None:
        """When that much of the text was there."""
        return next((at for at, count in self.marks if count >= characters), None)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, fields: dict[str, Any]) -> "Answer":
        marks = tuple((float(at), int(count)) for at, count in fields.pop("marks", ()))
        return cls(**fields, marks=marks)


def conversation_of(task: Task, engine: Engine) -> Conversation:
    if engine.model.is_demo:
        return demo.conversation(task.sentence, task.base.get("index.html", ""))
    if task.base:
        return change.conversation(task.sentence, task.base, ())
    return artifact.conversation(task.sentence)


async def answer(task: Task, engine: Engine, *, seed: int, max_tokens: int) -> Answer:
    """Engine errors are part of the answer: they count against it."""
    conversation = conversation_of(task, engine)
    sampling = replace(conversation.sampling, seed=seed, max_tokens=max_tokens)
    request = GenerationRequest(f"evaluation-{task.name}", conversation.messages, sampling)
    parts: list[str] = []
    marks: list[tuple[float, int]] = []
    started, length, prompt, completion, error = time.monotonic(), 0, 0, 0, ""
    try:
        async with aclosing(engine.stream(request)) as items:
            async for item in items:
                if isinstance(item, TextDelta):
                    parts.append(item.text)
                    length += len(item.text)
                    at = time.monotonic() - started
                    if not marks or at - marks[-1][0] >= MARKS_EVERY:
                        marks.append((round(at, 3), length))
                else:
                    prompt, completion = item.prompt_tokens, item.completion_tokens
    except EngineError as failure:
        error = f"{failure.code}: {failure}"
    seconds = time.monotonic() - started
    return Answer(
        task.name, task.sentence, "".join(parts), engine.model.name, conversation.prompt_name,
        round(seconds, 3), marks[0][0] if marks else 0.0, (*marks, (round(seconds, 3), length)),
        prompt, completion, error,
    )  # fmt: skip
