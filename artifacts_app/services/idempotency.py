"""Doing what a script asks once, however often it has to ask: for 24 hours after the first time."""

import hashlib
from dataclasses import dataclass
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from artifacts_app.models import IdempotencyKey
from artifacts_app.models.sealed import seal, unseal
from artifacts_app.services.errors import Conflict, Invalid

HEADER = "Idempotency-Key"
LONGEST_KEY = 255
KEPT = timedelta(hours=24)
# Whoever has not answered by then has died with it: what it did went back with its transaction.
ABANDONED = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    body: str


def fingerprint(*parts: bytes) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.hexdigest()


def claim(viewer: str, key: str, asked: str) -> Answer | None:
    """The answer that was given before; None: do it now, then `keep` the answer or `release`.

    Raises Invalid for a key that was used for something else, and Conflict while the same
    request is still under way.
    """
    if not 0 < len(key) <= LONGEST_KEY or not key.isascii() or not key.isprintable():
        raise Invalid(
            _("%(header)s takes 1 to %(limit)d printable ASCII characters.")
            % {"header": HEADER, "limit": LONGEST_KEY},
            HEADER,
        )
    forget_old()
    now = timezone.now()
    try:
        with transaction.atomic():
            IdempotencyKey.objects.create(viewer=viewer, key=key, fingerprint=asked, created=now)
    except IntegrityError:
        return _earlier(viewer, key, asked)
    return None


def keep(viewer: str, key: str, answer: Answer) -> None:
    """Call in the transaction that does what is answered."""
    IdempotencyKey.objects.filter(viewer=viewer, key=key).update(
        status=answer.status, answer=seal(answer.body)
    )


def release(viewer: str, key: str) -> None:
    """Nothing was done: the key may be tried again."""
    IdempotencyKey.objects.filter(viewer=viewer, key=key, status=None).delete()


def forget_old() -> None:
    IdempotencyKey.objects.filter(created__lt=timezone.now() - KEPT).delete()


def _earlier(viewer: str, key: str, asked: str) -> Answer | None:
    found = IdempotencyKey.objects.filter(viewer=viewer, key=key).first()
    if found is None:
        raise _under_way()  # released this moment
    if found.fingerprint != asked:
        raise Invalid(
            _("This key was used for another request; each request needs its own."), HEADER
        )
    if found.status is not None:
        body = unseal(found.answer)
        if body is not None:
            return Answer(found.status, body)
        raise Conflict(_("This was done already, but its answer cannot be read any more."))
    now = timezone.now()
    given_up = IdempotencyKey.objects.filter(
        pk=found.pk, status=None, created__lt=now - ABANDONED
    ).update(created=now)
    if not given_up:
        raise _under_way()
    return None


def _under_way() -> Conflict:
    error = Conflict(_("The same request is still under way."))
    error.retry_after = 1
    return error
