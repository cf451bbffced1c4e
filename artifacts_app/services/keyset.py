"""Places in a list that is read page by page, newest first: a time and the id at that time."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from artifacts_app.services.errors import Invalid


def place_of(time: datetime, key: UUID | int) -> str:
    return f"{time.isoformat()}~{key}"


def after(place: str, time_field: str, key: type[UUID] | type[int] = UUID) -> Q:
    """What comes after a place, ordered by falling time and rising id. Raises Invalid."""
    time_text, __, key_text = place.partition("~")
    try:
        time, last = datetime.fromisoformat(time_text), key(key_text)
        if time.tzinfo is None:
            raise ValueError("a time without a zone")
        if isinstance(last, int) and not 0 <= last < 2**63:
            raise ValueError("no id of a row")
    except ValueError:
        raise Invalid(_("Pass the `next` of the page before."), "cursor") from None
    return Q(**{f"{time_field}__lt": time}) | Q(**{time_field: time, "id__gt": last})
