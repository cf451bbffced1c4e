"""What every answer has to be, whatever was asked."""

import re
from dataclasses import dataclass

from inference.artifact_format.outcome import Outcome
from inference.artifact_format.page import page_of
from inference.evaluation.task import StaticCheck, Task

CJK = re.compile(r"[\u3400-\u9fff]")
INVISIBLE = re.compile(r"<(script|style|template)\b.*?</\1\s*>|<!--.*?-->|<[^<>]*>", re.S | re.I)
LEAST_CHINESE = 2  # characters of a page that is asked for in Chinese
MOST_CHINESE = 0.2  # share of the visible characters of a page asked for in English
OUTSIDE = re.compile(
    r"\bfetch\s*\(\s*[\"'`]https?://|\bnew\s+(?:WebSocket|EventSource)\s*\("
    r"|<(?:img|iframe|video|audio|source|embed)\b[^<>]*\bsrc\s*=\s*[\"']?(?:https?:)?//",
    re.I,
)


@dataclass(frozen=True, slots=True)
class HasPage:
    name: str = "has a page"

    def problem(self, task: Task, outcome: Outcome) -> str:
        return "" if visible_text_or_script(outcome) else "the answer holds no page"


@dataclass(frozen=True, slots=True)
class IsComplete:
    """Nothing is cut off, left out or refused."""

    name: str = "is complete"

    def problem(self, task: Task, outcome: Outcome) -> str:
        if outcome.truncated:
            return "the answer ends inside a file"
        if outcome.elisions:
            return f"code is left out: {outcome.elisions[0].text[:60]}"
        if outcome.failed_edits:
            return f"{len(outcome.failed_edits)} edits fit nowhere"
        page = page_of(outcome.files) if outcome.files else ""
        return "" if re.search(r"</html\s*>\s*$", page, re.I) else "the page has no end"


@dataclass(frozen=True, slots=True)
class LoadsNothing:
    """Pictures, frames and data of other servers; libraries have copies here, and are tried."""

    name: str = "asks no other server"

    def problem(self, task: Task, outcome: Outcome) -> str:
        for path, text in outcome.files.items():
            if found := OUTSIDE.search(text):
                return f"{path}: {found[0][:60]}"
        return ""


@dataclass(frozen=True, slots=True)
class SpeaksLanguage:
    """The visible text is in the language of the sentence; text made by scripts counts too."""

    name: str = "speaks the language"

    def problem(self, task: Task, outcome: Outcome) -> str:
        page = page_of(outcome.files) if outcome.files else ""
        chinese = len(CJK.findall(page))
        if task.language == "zh":
            return "" if chinese >= LEAST_CHINESE else "no Chinese in the page"
        letters = len(re.findall(r"\w", INVISIBLE.sub(" ", page)))
        shown = len(CJK.findall(INVISIBLE.sub(" ", page)))
        return "Chinese in an English page" if shown > MOST_CHINESE * max(letters, 10) else ""


def visible_text_or_script(outcome: Outcome) -> bool:
    page = page_of(outcome.files) if outcome.files else ""
    return bool(INVISIBLE.sub("", page).strip()) or "<script" in page or "<svg" in page


ALWAYS: tuple[StaticCheck, ...] = (HasPage(), IsComplete(), LoadsNothing(), SpeaksLanguage())
