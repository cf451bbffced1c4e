"""Short words for the lists of tasks."""

from collections.abc import Callable, Mapping

from inference.evaluation.browser_checks import Shows
from inference.evaluation.task import BrowserCheck, Language, Task

Asking = Callable[..., Task]


def asking(category: str, language: Language) -> Asking:
    def ask(name: str, sentence: str, *checks: BrowserCheck) -> Task:
        return Task(f"{category}/{language}-{name}", language, sentence, checks)

    return ask


def changing(language: Language) -> Callable[..., Task]:
    def change(name: str, page: str, sentence: str, *checks: BrowserCheck) -> Task:
        base: Mapping[str, str] = {"index.html": page}
        return Task(f"edits/{language}-{name}", language, sentence, checks, base)

    return change


def shows(*words: str, after: int = 0) -> Shows:
    return Shows(words, after)
