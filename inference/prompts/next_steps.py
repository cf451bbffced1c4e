"""What a finished page is called, and what might be changed next: asked once the page is there."""

from collections.abc import Mapping
from dataclasses import dataclass

from inference.artifact_format.title import own_title, plain
from inference.prompts.conversation import Conversation
from inference.types import ChatMessage, Sampling

NAME, VERSION = "next_steps", 1
SHOWN = 6_000  # characters of the page; what it is about stands in less
MOST = 3  # steps
LONGEST = 60  # characters of a step: it is read on a button
LONGEST_ANSWER = 1_000  # characters; more is no list
SYSTEM = """\
You look at web pages and suggest what their author may want next. You answer with short plain \
lines, never with code."""
REQUEST = """\
Somebody asked for this page: {sentence}

Its source, perhaps cut:

{page}

Give the page a title and suggest three next steps. Answer with exactly four lines, in the language \
of the request:

Title: what the page is, in at most six words
- one change of this page, as a request in at most seven words
- another one, of another kind
- a third one

The changes must be possible in this one page, without a server and without other websites."""
SAMPLING = Sampling(repetition_penalty=1.05, max_tokens=120)


@dataclass(frozen=True, slots=True)
class NextSteps:
    title: str = ""
    steps: tuple[str, ...] = ()


def conversation(sentence: str, files: Mapping[str, str]) -> Conversation:
    page = files.get("index.html") or next(iter(files.values()), "")
    request = REQUEST.format(sentence=sentence, page=page[:SHOWN])
    messages = (ChatMessage("system", SYSTEM), ChatMessage("user", request))
    return Conversation(f"{NAME}/{VERSION}", messages, SAMPLING)


def read(answer: str) -> NextSteps:
    """The lines that are as they were asked for; all others are left out."""
    title, steps = "", list[str]()
    for line in map(str.strip, answer[:LONGEST_ANSWER].splitlines()):
        label, colon, rest = line.replace("：", ":", 1).partition(":")
        if not title and colon and label.strip().lower() in ("title", "标题"):
            title = _title(rest)
        elif line.startswith("- ") and (step := _step(line[2:])) and step not in steps:
            steps.append(step)
    return NextSteps(title, tuple(steps[:MOST]))


def _title(text: str) -> str:
    title = plain(text.strip(" \"'“”*"))
    return title if own_title({"index.html": f"<title>{title}</title>"}) == title else ""


def _step(text: str) -> str:
    step = plain(text.strip(" \"'“”*"))
    is_prose = not any(mark in step for mark in "<>`{}")
    return step if 0 < len(step) <= LONGEST and is_prose else ""
