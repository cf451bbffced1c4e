"""What is asked, and how it travels through Redis."""

import json
import uuid
from dataclasses import asdict, dataclass, field
from typing import Any

from inference.types import ChatMessage, CompletionRequest, GenerationRequest, Sampling

QUESTIONS = "questions:"  # + model: a list that all workers with this model take from
ANSWERS = "answers:"  # + id of the question: a stream
KEPT = 60  # seconds that either outlives its last word, should nobody fetch it

DEFAULT = Sampling()


@dataclass(frozen=True, slots=True)
class Question:
    """A conversation in `messages`, or else text to go on with or a gap to fill in."""

    model: str
    deadline: float  # as time.time() has it; nobody waits for the answer any longer
    sampling: Sampling = DEFAULT
    messages: tuple[ChatMessage, ...] = ()
    prefix: str = ""
    suffix: str | None = None
    path: str = ""
    id: str = field(default_factory=lambda: uuid.uuid4().hex)

    @property
    def queue(self) -> str:
        return QUESTIONS + self.model

    @property
    def answers(self) -> str:
        return ANSWERS + self.id

    def request(self) -> GenerationRequest | CompletionRequest:
        if self.messages:
            return GenerationRequest(self.id, self.messages, self.sampling)
        return CompletionRequest(self.id, self.prefix, self.suffix, self.path, self.sampling)

    def as_json(self) -> str:
        return json.dumps(asdict(self))


def question_of(text: bytes) -> Question:
    fields: dict[str, Any] = json.loads(text)
    messages = tuple(ChatMessage(**message) for message in fields.pop("messages"))
    sampling = Sampling(**fields.pop("sampling"))
    return Question(**fields, messages=messages, sampling=sampling)
