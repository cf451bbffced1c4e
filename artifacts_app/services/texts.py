"""Which texts a database can hold."""

from artifacts_app.services.errors import Invalid


def require_storable(text: str, field: str) -> None:
    """Raises Invalid for NUL, which PostgreSQL refuses, and half characters, which UTF-8 lacks."""
    if "\x00" in text:
        raise Invalid(f"{field} contains a NUL character.", field)
    try:
        text.encode()
    except UnicodeEncodeError:
        raise Invalid(f"{field} contains half of a surrogate pair.", field) from None
