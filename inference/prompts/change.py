"""A change to files that exist: as search/replace edits, so that what stays need not be written."""

from collections.abc import Mapping, Sequence

from inference.prompts import artifact
from inference.prompts.conversation import Conversation
from inference.prompts.data import paragraph
from inference.prompts.files import blocks_of
from inference.types import ChatMessage, Sampling

NAME, VERSION = "change", 2
HOW = """\
Answer with one or two plain sentences about what you changed, in the language of the request, then
with edits. An edit copies a few whole lines out of the file, exactly as they stand, spaces
included, and says what they become:

```html index.html
<<<<<<< SEARCH
    <h1>Hi</h1>
=======
    <h1>Hello</h1>
>>>>>>> REPLACE
```

- The searched lines must be in the file exactly once: add a line before or after where they are not.
- As few lines as possible in each edit; as many edits as needed, in the order of the file.
- To insert, search the line beside the place and repeat it. To delete, leave the second part empty.
- Only where most of the page changes, write the complete page again in one ```html block instead.
- Never write "rest unchanged" or anything like it."""
REQUEST = """\
{history}These are the present files. They are the truth: the person may have changed them by hand.

{files}
Change this: {sentence}{data}

Keep everything that the change does not concern.

{how}"""
# Low: the searched lines are a copy.
SAMPLING = Sampling(temperature=0.2, repetition_penalty=1.0)


def conversation(
    sentence: str, files: Mapping[str, str], earlier: Sequence[str], data: Sequence[str] = ()
) -> Conversation:
    """`earlier` requests, oldest first, are left out one by one where the context is short.
    `data`: descriptions of the files that the page can read."""
    history = "".join(f"- {request}\n" for request in earlier)
    request = REQUEST.format(
        history=f"Asked so far:\n{history}\n" if history else "",
        files=blocks_of(files),
        sentence=sentence,
        data=paragraph(data),
        how=HOW,
    )
    messages = (ChatMessage("system", artifact.SYSTEM), ChatMessage("user", request))
    shorter = (lambda: conversation(sentence, files, earlier[1:], data)) if earlier else None
    return Conversation(f"{NAME}/{VERSION}", messages, SAMPLING, shorter)
