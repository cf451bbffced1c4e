"""Letting others see an artifact by a secret link."""

from datetime import datetime, timedelta
from typing import TypedDict
from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from artifacts_app.access import Viewer, owned_artifacts, owned_share_links, share_link_of_token
from artifacts_app.models import (
    Artifact,
    PictureKind,
    ShareLink,
    Version,
    hash_token,
    new_seed,
    token_of,
)
from artifacts_app.rendering.pictures import album
from artifacts_app.rendering.pictures.asking import ask_for
from artifacts_app.services import audit, shared_storage
from artifacts_app.services.artifacts import find
from artifacts_app.services.errors import Invalid, NotFound, TooLarge
from artifacts_app.services.texts import require_storable
from artifacts_app.services.versions import find_version

LONGEST_EXPIRY = 366 * 24 * 3600  # seconds
LONGEST_PASSWORD = 128
MOST_LINKS = 50  # of one artifact


class Terms(TypedDict, total=False):
    """What a link allows. Of a link that exists, what is left out stays as it is."""

    version: int | None  # None: always the latest
    expires_in: int | None  # seconds from now; None: never
    password: str | None  # None: no password
    remixable: bool
    listed: bool  # in the gallery
    common_storage: bool  # what the page stores is common to all visitors


def share(viewer: Viewer, artifact_id: UUID, terms: Terms) -> ShareLink:
    artifact = find(viewer, artifact_id)
    if artifact.share_links.count() >= MOST_LINKS:
        raise TooLarge(
            _("A page can have %(most)d links. Stop sharing one first.") % {"most": MOST_LINKS}
        )
    seed = new_seed()
    link = ShareLink(artifact=artifact, seed=seed, token_hash=hash_token(token_of(seed)))
    _apply(link, terms)
    with transaction.atomic():
        link.save()
        _have_card(link)
        audit.record(viewer, "share.made", _named(link), _what(terms))
    return link


def links_of(viewer: Viewer, artifact_id: UUID) -> list[ShareLink]:
    """All links of an artifact, the newest first; expired ones too."""
    links = find(viewer, artifact_id).share_links.select_related("artifact", "version")
    return list(links.order_by("-created", "-pk"))


def find_link(viewer: Viewer, artifact_id: UUID, link_id: int) -> ShareLink:
    links = owned_share_links(viewer).filter(artifact_id=artifact_id, pk=link_id)
    link = links.select_related("artifact", "version").first()
    if link is None:
        raise NotFound(_("There is no such link."))
    return link


def change_terms(viewer: Viewer, artifact_id: UUID, link_id: int, terms: Terms) -> ShareLink:
    link = find_link(viewer, artifact_id, link_id)
    _apply(link, terms)
    with transaction.atomic():
        link.save(
            update_fields=[
                "version",
                "expires",
                "password",
                "remixable",
                "listed",
                "common_storage",
            ]
        )
        if not link.common_storage:
            shared_storage.forget(link)
        _have_card(link)
        audit.record(viewer, "share.changed", _named(link), _what(terms))
    return link


def revoke(viewer: Viewer, artifact_id: UUID, link_id: int) -> None:
    _delete(viewer, find_link(viewer, artifact_id, link_id))


def revoke_token(viewer: Viewer, token: str) -> None:
    link = owned_share_links(viewer).filter(token_hash=hash_token(token)).first()
    if link is None:
        raise NotFound(_("There is no such link."))
    _delete(viewer, link)


def _delete(viewer: Viewer, link: ShareLink) -> None:
    with transaction.atomic():
        audit.record(viewer, "share.revoked", _named(link))
        link.delete()


def _named(link: ShareLink) -> str:
    return f"artifact {link.artifact_id}, link {link.pk}"


def _what(terms: Terms) -> str:
    """The terms that were set, for the audit log, which holds no password."""
    shown = {name: value for name, value in terms.items() if name != "password"}
    words = [f"{name}={value}" for name, value in shown.items() if value not in (None, False)]
    return ", ".join([*words, *(["password"] if terms.get("password") else [])])


def open_link(token: str) -> ShareLink:
    """Unknown, revoked and expired links are told apart for nobody."""
    link = share_link_of_token(token)
    if link is None:
        raise NotFound(_("This link does not exist, or not any more."))
    return link


def shared_version(link: ShareLink) -> Version | None:
    """What the link shows: its pinned version, or the latest."""
    if link.version_id is not None:
        return link.version
    return Artifact.objects.select_related("head").get(pk=link.artifact_id).head


def count_view(link: ShareLink, viewer: Viewer) -> None:
    """Once for each time the page is opened, but not by its owner."""
    if not owned_artifacts(viewer).filter(pk=link.artifact_id).exists():
        ShareLink.objects.filter(pk=link.pk).update(views=F("views") + 1)


def _apply(link: ShareLink, terms: Terms) -> None:
    """Raises Invalid, naming the field, and NotFound for a version that is not there."""
    if "version" in terms:
        number = terms["version"]
        link.version = None if number is None else find_version(link.artifact, number)
    if "expires_in" in terms:
        link.expires = _expiry(terms["expires_in"])
    if "password" in terms:
        link.password = _password_hash(terms["password"])
    link.remixable = terms.get("remixable", link.remixable)
    link.common_storage = terms.get("common_storage", link.common_storage)
    if "listed" in terms:
        link.listed = (link.listed or timezone.now()) if terms["listed"] else None
    if link.listed and link.password:
        field = "password" if "password" in terms and "listed" not in terms else "listed"
        raise Invalid(_("A link with a password cannot be in the gallery."), field)


def _have_card(link: ShareLink) -> None:
    """Of older versions only the thumbnail is kept, until a link shows them."""
    version = link.version
    if version is not None and not album.has_picture(version, PictureKind.CARD):
        ask_for(version)


def _expiry(seconds: int | None) -> datetime | None:
    if seconds is None:
        return None
    if not 0 < seconds <= LONGEST_EXPIRY:
        message = _("expires_in must be 1 to %(limit)s seconds.")
        raise Invalid(message % {"limit": f"{LONGEST_EXPIRY:,}"}, "expires_in")
    return timezone.now() + timedelta(seconds=seconds)


def _password_hash(password: str | None) -> str:
    if password is None:
        return ""
    if not 0 < len(password) <= LONGEST_PASSWORD:
        raise Invalid(
            _("A password has 1 to %(most)d characters.") % {"most": LONGEST_PASSWORD}, "password"
        )
    require_storable(password, "password")
    return make_password(password)
