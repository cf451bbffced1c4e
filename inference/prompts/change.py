"""A change to files that exist. The whole file is written anew."""

from collections.abc import Mapping, Sequence

from inference.prompts import artifact
from inference.prompts.conversation import Conversation
from inference.types import ChatMessage, Sampling

NAME, VERSION = "change", 1
REQUEST = """\
{history}These are the present files. They are the truth: the person may have changed them by hand.

{files}
Change this: {sentence}

Keep everything that the change does not concern. Write the complete changed page again."""
# Low: most of the answer is a copy.
SAMPLING = Sampling(temperature=0.2)


def conversation(sentence: str, files: Mapping[str, str], earlier: Sequence[str]) -> Conversation:
    """`earlier` requests, oldest first, are left out one by one where the context is short."""
    history = "".join(f"- {request}\n" for request in earlier)
    request = REQUEST.format(
        history=f"Asked so far:\n{history}\n" if history else "",
        files="".join(_block(path, text) for path, text in files.items()),
        sentence=sentence,
    )
    messages = (ChatMessage("system", artifact.SYSTEM), ChatMessage("user", request))
    shorter = (lambda: conversation(sentence, files, earlier[1:])) if earlier else None
    return Conversation(f"{NAME}/{VERSION}", messages, SAMPLING, shorter)


def _block(path: str, text: str) -> str:
    fence = "```"
    while fence in text:
        fence += "`"
    language = path.rsplit(".", 1)[-1]
    return f"{fence}{language} {path}\n{text.rstrip()}\n{fence}\n\n"
