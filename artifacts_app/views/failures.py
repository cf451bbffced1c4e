"""Why a page was not written, in the reader's language.

The worker writes its reason down once, in English and with its numbers. Whoever reads another
language is told the kind of failure instead.
"""

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_noop as noop

from artifacts_app.models import Generation

KINDS = {
    "engine_error": noop("The model could not answer."),
    "engine_unavailable": noop("The model cannot be reached right now. Try again in a moment."),
    "engine_misconfigured": noop("The model cannot start with the settings of this server."),
    "engine_timeout": noop("The model took too long to answer."),
    "engine_died": noop("The model's process ended unexpectedly."),
    "worker_lost": noop("The model's process ended unexpectedly, several times."),
    "request_refused": noop("The model refused this request."),
    "context_too_long": noop("This conversation is too long for the model. Begin a new page."),
    "artifact_too_large": noop("The page grew past the size limit. Ask for a smaller one."),
    "repetition": noop("The model began to repeat itself without end, and was stopped. Try again."),
    "edits_not_placed": noop(
        "The model's changes fit nowhere in the page. Ask again, in other words."
    ),
}


def sentence_of(generation: Generation | None) -> str:
    """Empty where none has failed."""
    if generation is None:
        return ""
    return kinds().get(generation.error_code, generation.error_message)


def kinds() -> dict[str, str]:
    """By code, for what fails while somebody watches; empty in English."""
    if (get_language() or "en").startswith("en"):
        return {}
    return {code: gettext(sentence) for code, sentence in KINDS.items()}
