"""A version's making as a few scenes: what its page was at each of some moments."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from inference.artifact_format.page import page_of

MOST_SCENES = 40
LONGEST = 10_000  # milliseconds of film; a longer making is shown faster
SHORTEST_SCENE = 120  # milliseconds; browsers show shorter ones no shorter
LEAD = 300  # milliseconds before the first character
ENDING = 2_500  # milliseconds that the finished page is seen


@dataclass(frozen=True, slots=True)
class Scene:
    page: str
    length: int  # milliseconds that it is seen


def scenes_of(
    record: Mapping[str, Any], base: Mapping[str, str], files: Mapping[str, str]
) -> list[Scene]:
    """From `generation.making.Record`, the files that its edits began with, and those it led to.

    What shows the same as the scene before lengthens that one.
    """
    steps = record["steps"]
    if not steps:
        return []
    first, last = steps[0][0], steps[-1][0]
    speed = max(1.0, (last - first) / LONGEST)
    length = max(SHORTEST_SCENE, round((last - first) / speed / MOST_SCENES))
    scenes = [Scene(_page(base) if _has_edits(steps) else "", LEAD)]
    due = 0.0
    for at, state in _states(record, base, files):
        if at - first < due and at != last:
            continue
        due = at - first + length * speed
        scenes.append(Scene(_page(state), length))
    return _merged([*scenes, Scene(_page(files), ENDING)])


def _has_edits(steps: list[list[Any]]) -> bool:
    return any(len(step) == 5 for step in steps)


def _page(files: Mapping[str, str]) -> str:
    written = {path: text for path, text in files.items() if text}
    return page_of(written) if written else ""


def _states(
    record: Mapping[str, Any], base: Mapping[str, str], files: Mapping[str, str]
) -> Iterator[tuple[int, dict[str, str]]]:
    """The files after each step, and its time in milliseconds."""
    paths = [path for path, _ in record["files"]]
    state = dict(base) if _has_edits(record["steps"]) else {}
    for step in record["steps"]:
        at, path = step[0], paths[step[1]]
        text = state.get(path, "")
        if len(step) == 2:
            state[path] = ""
        elif len(step) == 3:
            state[path] = files.get(path, "")[: len(text) + step[2]]
        else:
            state[path] = text[: step[2]] + step[4] + text[step[3] :]
        yield at, state


def _merged(scenes: list[Scene]) -> list[Scene]:
    merged: list[Scene] = []
    for scene in scenes:
        if merged and merged[-1].page == scene.page:
            merged[-1] = Scene(scene.page, merged[-1].length + scene.length)
        else:
            merged.append(scene)
    return merged
