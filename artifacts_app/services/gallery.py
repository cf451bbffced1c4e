"""What owners show to everybody here, and what the staff takes out of it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from artifacts_app.access import Viewer, is_staff, open_share_links
from artifacts_app.models import ShareLink
from artifacts_app.services.errors import NotFound
from artifacts_app.services.keyset import after, place_of
from artifacts_app.services.searches import words_of


@dataclass(frozen=True, slots=True)
class Card:
    id: int
    url: str
    title: str
    listed: datetime
    remixable: bool
    hidden: bool
    thumbnail: str  # the address of a picture


@dataclass(frozen=True, slots=True)
class Page:
    items: list[Card]
    next: str | None


def page_of_cards(viewer: Viewer, cursor: str, limit: int, search: str = "") -> Page:
    """At most `limit` cards after the cursor, the newest first. Raises Invalid.

    The staff sees hidden ones too: they can be shown again.
    """
    words = words_of(search)
    found = _listed() if is_staff(viewer) else _listed().filter(hidden=False)
    for word in words:
        found = found.filter(artifact__title__icontains=word)
    if cursor:
        found = found.filter(after(cursor, "listed", int))
    links = list(found.select_related("artifact").order_by("-listed", "id")[: limit + 1])
    shown = links[:limit]
    last = shown[-1] if len(links) > limit else None
    next_place = place_of(last.listed, last.pk) if last and last.listed else None
    return Page([card for link in shown if (card := _card(link))], next_place)


def gallery_link(artifact_id: UUID) -> ShareLink | None:
    """The newest link by which everybody may see the artifact."""
    links = _listed().filter(artifact_id=artifact_id, hidden=False)
    return links.order_by("-listed", "id").first()


def set_hidden(viewer: Viewer, link_id: int, hidden: bool) -> None:
    """For the staff; for others there is no such place."""
    if not is_staff(viewer) or not _listed().filter(pk=link_id).update(hidden=hidden):
        raise NotFound(_("There is no such card."))


def _listed() -> QuerySet[ShareLink]:
    """Only what shows something: a link to a page that is not written yet waits for it."""
    links = open_share_links().filter(listed__isnull=False, password="")
    return links.filter(artifact__head__isnull=False)


def _card(link: ShareLink) -> Card | None:
    """None for a link made with another secret key, whose address nobody knows."""
    if link.token is None or link.listed is None:
        return None
    return Card(
        id=link.pk,
        url=reverse("share", args=[link.token]),
        title=link.artifact.title,
        listed=link.listed,
        remixable=link.remixable,
        hidden=link.hidden,
        thumbnail=reverse("share-thumbnail", args=[link.token]),
    )
