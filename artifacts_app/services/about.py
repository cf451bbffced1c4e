"""The element of a page that a sentence is about, as the person pointed at it.

What is said of it comes out of the page, so nobody vouches for it: it is bounded, kept to a line,
and told to the model as a quotation.
"""

from dataclasses import asdict, dataclass

from django.utils.translation import gettext as _

from artifacts_app.services.errors import Invalid
from artifacts_app.services.texts import require_storable, too_long

MOST = {"path": 200, "selector": 500, "tag": 500, "text": 200}  # characters


@dataclass(frozen=True, slots=True)
class About:
    path: str  # the file with the element
    selector: str  # main > button:nth-of-type(2)
    tag: str  # <button class="go">
    text: str = ""  # what a person reads on it
    line: int | None = None  # of the source; None where a script has made it


def checked_about(about: About | None) -> dict[str, object] | None:
    """What is kept with the message. Raises Invalid, naming field and limit."""
    if about is None:
        return None
    fields = asdict(about)
    for name, limit in MOST.items():
        text = " ".join(str(fields[name]).split())
        if len(text) > limit:
            raise too_long(f"about.{name}", len(text), limit)
        require_storable(text, f"about.{name}")
        fields[name] = text
    if not fields["tag"].startswith("<"):
        raise Invalid(_("about.tag must be an opening tag, such as <button>."), "tag")
    return fields
