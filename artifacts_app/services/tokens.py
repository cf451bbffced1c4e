"""A person's tokens for scripts."""

import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from artifacts_app.access import Viewer, owned_tokens
from artifacts_app.models import ApiToken, Scope, hash_token
from artifacts_app.services.errors import Invalid, NotFound
from artifacts_app.services.texts import require_storable

MOST_TOKENS = 50  # of one person
LONGEST_NAME = 80  # characters
LONGEST_LIFE = 3660  # days


def create(
    viewer: Viewer, name: str, scopes: Iterable[str], days: int | None
) -> tuple[str, ApiToken]:
    """A new token and its row; the text is stored nowhere and cannot be shown again.

    Raises Invalid. `days` is how long it is valid, None for ever.
    """
    name, chosen = name.strip(), set(scopes)
    if not 0 < len(name) <= LONGEST_NAME:
        raise Invalid(
            _("A token's name has 1 to %(limit)d characters.") % {"limit": LONGEST_NAME}, "name"
        )
    require_storable(name, "name")
    if not chosen or not chosen <= set(Scope.values):
        raise Invalid(
            _("Choose one or more of %(choices)s.") % {"choices": ", ".join(Scope.values)}, "scope"
        )
    expires = expiry_after(days, timezone.now()) if days is not None else None
    if owned_tokens(viewer).count() >= MOST_TOKENS:
        raise Invalid(
            _("You have %(limit)d tokens, which is the limit. Revoke one.")
            % {"limit": MOST_TOKENS},
            "name",
        )
    text = secrets.token_urlsafe(24)
    token = ApiToken.objects.create(
        name=name,
        token_hash=hash_token(text),
        scope=" ".join(scope for scope in Scope.values if scope in chosen),
        expires=expires,
        **viewer.owner_fields(),
    )
    return text, token


def expiry_after(days: int, now: datetime) -> datetime:
    if not 0 < days <= LONGEST_LIFE:
        raise Invalid(
            _("A token is valid for 1 to %(limit)d days.") % {"limit": LONGEST_LIFE}, "days"
        )
    return now + timedelta(days=days)


def revoke(viewer: Viewer, token_id: int) -> None:
    deleted, __ = owned_tokens(viewer).filter(pk=token_id).delete()
    if not deleted:
        raise NotFound(_("There is no such token."))
