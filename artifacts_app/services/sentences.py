"""What a person may ask for: one sentence, within limits."""

from django.conf import settings
from django.utils.translation import gettext as _

from artifacts_app.services.errors import Invalid
from artifacts_app.services.texts import require_storable


def checked_sentence(text: str, field: str) -> str:
    """The text without surrounding white space. Raises Invalid, naming field and limit."""
    text = text.strip()
    if not text:
        raise Invalid(_("Say in a sentence what you want."), field)
    if len(text) > settings.MAX_PROMPT_CHARACTERS:
        limit = settings.MAX_PROMPT_CHARACTERS
        message = _("The text has %(size)s characters; the limit is %(limit)s.")
        raise Invalid(message % {"size": f"{len(text):,}", "limit": f"{limit:,}"}, field)
    require_storable(text, field)
    return text
