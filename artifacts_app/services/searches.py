"""What a person may search for."""

from django.utils.translation import gettext as _

from artifacts_app.services.errors import Invalid
from artifacts_app.services.texts import require_storable

LONGEST_SEARCH = 200  # characters


def words_of(search: str) -> list[str]:
    """Raises Invalid, naming field and limit."""
    if len(search) > LONGEST_SEARCH:
        raise Invalid(
            _("A search has at most %(limit)d characters.") % {"limit": LONGEST_SEARCH}, "search"
        )
    require_storable(search, "search")
    return search.split()
