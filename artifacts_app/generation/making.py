"""When each piece of a page was written, short enough to be kept with its version.

The text itself is in the version: a step says only how many characters came, and an edit what it
put where. So a record takes some ten kilobytes, however long the page.
"""

import time
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypedDict

from artifacts_app.events.types import Event

MOST_STEPS = 600  # of text; on a screen no more can be told apart
MOST_EDITED = 100_000  # characters that edits may put in, all together

# (milliseconds, file): begun anew; (milliseconds, file, characters): that many more;
# (milliseconds, file, start, end, text): an edit, in code points. Tuples, since the garbage
# collector leaves those of plain values alone, and there are thousands.
Step = tuple[Any, ...]


class Record(TypedDict):
    files: list[tuple[str, str]]  # path and language; steps name them by their place here
    steps: list[Step]


class Making:
    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._began: float | None = None
        self._files: dict[str, tuple[int, str]] = {}  # path → place and language
        self._steps: list[Step] = []

    def note(self, events: Iterable[Event]) -> None:
        """Take down what has just been said."""
        now = self._clock()
        if self._began is None:
            self._began = now
        milliseconds = round(1000 * (now - self._began))
        for event in events:
            if event["type"] == "file_opened":
                self._open(milliseconds, event["path"], event["language"])
            elif event["type"] == "file_appended":
                place = self._place(event["path"])
                self._steps.append((milliseconds, place, len(event["text"])))
            elif event["type"] == "file_patched":
                edit = [event["start"], event["end"], event["text"]]
                self._steps.append((milliseconds, self._place(event["path"]), *edit))

    def record(self, before: Mapping[str, str], after: Mapping[str, str]) -> Record | None:
        """What leads from the files before to those after; None where it would not, exactly."""
        steps = thinned(self._steps)
        edited = sum(len(step[4]) for step in steps if len(step) == 5)
        paths = list(self._files)
        if not steps or edited > MOST_EDITED or not _leads_to(after, before, paths, steps):
            return None
        return {
            "files": [(path, language) for path, (_, language) in self._files.items()],
            "steps": steps,
        }

    def _open(self, milliseconds: int, path: str, language: str) -> None:
        """What was written of the file before counts no more: its text is kept nowhere."""
        place = self._place(path, language)
        self._steps = [step for step in self._steps if step[1] != place]
        self._steps.append((milliseconds, place))

    def _place(self, path: str, language: str = "") -> int:
        place, known = self._files.get(path, (len(self._files), ""))
        self._files[path] = (place, language or known)
        return place


def thinned(steps: list[Step]) -> list[Step]:
    """Neighbouring pieces of text in one, until there are few enough."""
    while sum(len(step) == 3 for step in steps) > MOST_STEPS:
        merged: list[Step] = []
        pair = False  # the last one is a pair already
        for step in steps:
            last = merged[-1] if merged else ()
            if len(step) == 3 == len(last) and last[1] == step[1] and not pair:
                merged[-1], pair = (step[0], step[1], last[2] + step[2]), True
            else:
                merged.append(step)
                pair = False
        if len(merged) == len(steps):
            return steps
        steps = merged
    return steps


def _leads_to(
    after: Mapping[str, str], before: Mapping[str, str], paths: list[str], steps: list[Step]
) -> bool:
    written = {step[1]: 0 for step in steps if len(step) == 2}
    texts = dict(before) if any(len(step) == 5 for step in steps) else {}
    for step in steps:
        place, path = step[1], paths[step[1]]
        if len(step) == 3 and place in written:
            written[place] += step[2]
        elif len(step) == 5 and place not in written and path in texts:
            text = texts[path]
            texts[path] = text[: step[2]] + step[4] + text[step[3] :]
        elif len(step) != 2:
            return False
    for place, length in written.items():
        path = paths[place]
        if len(after.get(path, "")) != length:
            return False
        texts[path] = after.get(path, "")
    return {path: text for path, text in texts.items() if text.strip()} == dict(after)
