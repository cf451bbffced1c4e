"""What a shared page stores for all its visitors together, where its owner lets it."""

from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from artifacts_app.models import SharedStorage, ShareLink
from artifacts_app.services.errors import NotFound, TooLarge, TooMany
from artifacts_app.services.rate_limits import MINUTE, Rate, seconds_to_wait

VISITORS_AT_ONCE = 10  # whose full rates one link bears

Items = dict[str, str]


@dataclass(frozen=True, slots=True)
class Change:
    """In this order: all away if cleared, then each value set, or taken away where it is None."""

    cleared: bool
    items: list[tuple[str, str | None]]


@dataclass(frozen=True, slots=True)
class State:
    revision: int  # another one means other values
    items: Items


def read(link: ShareLink) -> State:
    """Raises NotFound where each visitor stores for themselves."""
    _require_common(link)
    storage = SharedStorage.objects.filter(link=link).first()
    return State(storage.revision, storage.items) if storage else State(0, {})


def write(link: ShareLink, visitor: str, change: Change) -> State:
    """All of the change, or nothing. Raises NotFound, TooMany and TooLarge."""
    _require_common(link)
    _count(link, visitor)
    with transaction.atomic():
        storage, _made = SharedStorage.objects.select_for_update().get_or_create(link=link)
        items = _changed({} if change.cleared else storage.items, change.items)
        _require_room(items)
        storage.items = items
        storage.revision += 1
        storage.save()
    return State(storage.revision, items)


def forget(link: ShareLink) -> None:
    SharedStorage.objects.filter(link=link).delete()


def _require_common(link: ShareLink) -> None:
    if not link.common_storage:
        raise NotFound(_("What is stored here stays with each visitor."))


def _count(link: ShareLink, visitor: str) -> None:
    most = settings.MAX_STORAGE_WRITES_PER_MINUTE
    rates = (
        (Rate("storage", most, MINUTE), f"{link.pk}:{visitor}"),
        (Rate("storage-link", most * VISITORS_AT_ONCE, MINUTE), str(link.pk)),
    )
    for rate, who in rates:
        wait = seconds_to_wait(rate, who)
        if wait:
            message = _("What visitors store together can change %(limit)d times a minute at most.")
            raise TooMany(message % {"limit": rate.most}, wait, limit="storage_writes_per_minute")


def _changed(items: Items, changes: list[tuple[str, str | None]]) -> Items:
    result = dict(items)
    for name, value in changes:
        if value is None:
            result.pop(name, None)
        else:
            result[name] = value
    return result


def _require_room(items: Items) -> None:
    most = settings.MAX_SHARED_STORAGE
    if sum(len(name) + len(value) for name, value in items.items()) > most:
        message = _("What visitors store together has at most %(limit)d characters.")
        raise TooLarge(message % {"limit": most}, "items")
