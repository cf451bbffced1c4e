from dataclasses import dataclass
from typing import Literal

State = Literal["ok", "warn", "fail"]


@dataclass(frozen=True, slots=True)
class Finding:
    about: str
    state: State
    words: str
    advice: str = ""  # what to do; empty where nothing needs doing


def ok(about: str, words: str) -> Finding:
    return Finding(about, "ok", words)


def warn(about: str, words: str, advice: str) -> Finding:
    return Finding(about, "warn", words, advice)


def fail(about: str, words: str, advice: str) -> Finding:
    return Finding(about, "fail", words, advice)
