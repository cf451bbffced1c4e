"""Which texts a database can hold."""

from django.utils.translation import gettext as _

from artifacts_app.services.errors import Invalid


def require_storable(text: str, field: str) -> None:
    """Raises Invalid for NUL, which PostgreSQL refuses, and half characters, which UTF-8 lacks."""
    if "\x00" in text:
        raise Invalid(_("%(field)s contains a NUL character.") % {"field": field}, field)
    try:
        text.encode()
    except UnicodeEncodeError:
        raise Invalid(
            _("%(field)s contains half of a surrogate pair.") % {"field": field}, field
        ) from None


def storable(text: str) -> str:
    """The same text, with something else for what `require_storable` refuses."""
    return text.encode(errors="replace").decode().replace("\x00", " ")


def too_long(field: str, size: int, limit: int) -> Invalid:
    """Sizes in characters. The text names the field as programs spell it."""
    message = _("%(field)s has %(size)s characters; the limit is %(limit)s.")
    return Invalid(message % {"field": field, "size": f"{size:,}", "limit": f"{limit:,}"}, field)
