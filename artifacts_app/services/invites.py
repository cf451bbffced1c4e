"""Letting somebody in: signed links, each for one person and some days."""

from django.core import signing
from django.utils import timezone
from django.utils.translation import gettext as _

from artifacts_app.models import Invite
from artifacts_app.services.errors import NotFound

SALT = "artifacts.invite"


def token_of(invite: Invite) -> str:
    return signing.dumps(invite.pk, salt=SALT)


def open_invite(token: str) -> Invite:
    """Raises NotFound for a forged, used, expired or deleted one alike."""
    try:
        found = Invite.objects.filter(pk=signing.loads(token, salt=SALT)).first()
    except signing.BadSignature:
        found = None
    if found is None or not found.is_open:
        raise NotFound(_("This invitation does not exist, or not any more."))
    return found


def is_open(invite_id: int | None) -> bool:
    found = Invite.objects.filter(pk=invite_id or 0).first()
    return found is not None and found.is_open


def use(invite_id: int | None) -> None:
    """Raises NotFound where it cannot be used, or has just been."""
    now = timezone.now()
    open_ones = Invite.objects.filter(pk=invite_id or 0, used__isnull=True, expires__gt=now)
    if not open_ones.update(used=now):
        raise NotFound(_("This invitation does not exist, or not any more."))
