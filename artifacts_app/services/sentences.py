"""What a person may ask for: one sentence, within limits."""

from django.conf import settings

from artifacts_app.services.errors import Invalid
from artifacts_app.services.texts import require_storable


def checked_sentence(text: str, field: str) -> str:
    """The text without surrounding white space. Raises Invalid, naming field and limit."""
    text = text.strip()
    if not text:
        raise Invalid("Say in a sentence what you want.", field)
    if len(text) > settings.MAX_PROMPT_CHARACTERS:
        limit = settings.MAX_PROMPT_CHARACTERS
        raise Invalid(f"The text has {len(text):,} characters; the limit is {limit:,}.", field)
    require_storable(text, field)
    return text
