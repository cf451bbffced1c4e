"""A second try at the edits of an answer that fit nowhere, and at code that it left out."""

from collections.abc import Mapping, Sequence

from inference.artifact_format.outcome import Elision, FailedEdit
from inference.prompts import artifact, change
from inference.prompts.conversation import Conversation
from inference.prompts.files import blocks_of
from inference.types import ChatMessage

NAME, VERSION = "repair", 1
REQUEST = """\
These are the present files.

{files}
Somebody was asked for this change: {sentence}

It has been made in part. These edits are still missing:

{problems}
Make what is missing, and nothing else. Copy the searched lines exactly from the files above.

{how}"""


def conversation(
    sentence: str,
    files: Mapping[str, str],
    failed_edits: Sequence[FailedEdit],
    elisions: Sequence[Elision],
) -> Conversation:
    problems = [*map(_failed, failed_edits), *map(_elided, elisions)]
    request = REQUEST.format(
        files=blocks_of(files), sentence=sentence, problems="\n".join(problems), how=change.HOW
    )
    messages = (ChatMessage("system", artifact.SYSTEM), ChatMessage("user", request))
    return Conversation(f"{NAME}/{VERSION}", messages, change.SAMPLING)


def _failed(edit: FailedEdit) -> str:
    where = f" in {edit.path}" if edit.path else ""
    return f"- An edit{where} failed. {edit.reason} It searched:\n{edit.search.rstrip()}\n"


def _elided(elision: Elision) -> str:
    return (
        f"- {elision.path} was written with code left out ({elision.text.strip()!r} in line "
        f"{elision.line}), so it was put back to what it was. Write the change as edits.\n"
    )


def note(sentence: str, count: int) -> str:
    """What the person reads where some edits have no place even so, in the sentence's language."""
    if any("\u4e00" <= character <= "\u9fff" for character in sentence):
        return f"有 {count} 处修改在页面中找不到位置，未能完成。请换一种说法再试。"
    edits = "One edit" if count == 1 else f"{count} edits"
    return f"{edits} found no place in the page and could not be made. Ask for it in other words."
