"""What a finished answer comes to."""

from inference.artifact_format.draft import Draft
from inference.artifact_format.elision import elisions_in
from inference.artifact_format.files import PAGE, Files, WrittenFile
from inference.artifact_format.kinds import extension_of, kind_of
from inference.artifact_format.outcome import Outcome


def conclude(draft: Draft) -> Outcome:
    _return_to_better(draft)
    written = _part_of_artifact(draft)
    files = _new_version(draft, written)
    kind = kind_of(files)
    if kind == "none":
        _move_to_prose(draft, written)
        files = {}
    return Outcome(
        files=files,
        prose="".join(draft.prose),
        kind=kind,
        truncated=draft.cut or any(file.is_cut for file in written.values()),
        elisions=tuple(
            elision
            for file in written.values()
            if file.path in files
            for elision in elisions_in(file.path, file.text, draft.files.base.get(file.path, ""))
        ),
        failed_edits=tuple(draft.failed_edits),
        notes=tuple(draft.notes),
    )


def _return_to_better(draft: Draft) -> None:
    """Of several pages the last whole one counts: say it again if a part of one came after it."""
    for path in list(draft.files.written):
        better = draft.files.better(path)
        if better is not None:
            draft.note("earlier_kept")
            draft.write_whole(path, better.language, better.text)
            draft.cut = False


def _part_of_artifact(draft: Draft) -> dict[str, WrittenFile]:
    """Without what is empty, and without the excerpts that an answer shows before its page."""
    written = {path: file for path, file in draft.files.written.items() if file.text.strip()}
    page = draft.files.whole_page()
    if page is None:
        return written
    before = list(written)[: list(written).index(PAGE)]
    excerpts = [p for p in before if not written[p].named and p not in page.text]
    if excerpts:
        draft.note("excerpts_left_out")
    return {path: file for path, file in written.items() if path not in excerpts}


def _new_version(draft: Draft, written: dict[str, WrittenFile]) -> dict[str, str]:
    changed = {path: file.text for path, file in written.items()}
    base = draft.files.base
    if not changed or all(base.get(path) == text for path, text in changed.items()):
        return {}
    unused = _no_longer_used(draft.files, changed)
    if unused:
        draft.note("unused_files_dropped")
    return {path: text for path, text in (base | changed).items() if path not in unused}


def _no_longer_used(files: Files, changed: dict[str, str]) -> set[str]:
    """What the page loaded before it was written anew, and nothing that is new speaks of."""
    if PAGE not in changed or PAGE not in files.base:
        return set()
    old, new = files.base[PAGE], "\n".join(changed.values())
    others = (path for path in files.base if path not in changed)
    return {
        path
        for path in others
        if extension_of(path) in {"css", "js", "mjs"} and path in old and path not in new
    }


def _move_to_prose(draft: Draft, written: dict[str, WrittenFile]) -> None:
    """Code with nothing to look at was an answer to read."""
    for file in written.values():
        draft.note("no_app")
        draft.say(f"\n```{file.language}\n{file.text.rstrip()}\n```\n")
