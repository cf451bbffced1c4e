"""Who is asking, and what they may see. Everything that leads to an artifact starts here."""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.conf import settings
from django.contrib import auth
from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.hashers import check_password
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.db import SessionStore
from django.core import signing
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from artifacts_app.models import (
    ApiToken,
    Artifact,
    DataFile,
    Generation,
    ShareLink,
    TakeSet,
    Webhook,
    hash_token,
)

VISITOR_SALT = "artifacts.visitor"
# Of who gave a link's password: sent with its socket alone, whose path is another than its page's.
SOCKET_PROOF_COOKIE = "share_socket"
LAST_USED_STEP = timedelta(minutes=1)
Owned = TypeVar("Owned", bound=Model)


@dataclass(frozen=True, slots=True)
class Viewer:
    """A user, an anonymous visitor, or (both None) nobody: a first visit without a cookie."""

    user_id: int | None = None
    visitor: uuid.UUID | None = None

    @property
    def key(self) -> str:
        return f"user:{self.user_id}" if self.user_id is not None else f"visitor:{self.visitor}"

    def owner_fields(self) -> dict[str, Any]:
        return {"user_id": self.user_id, "visitor": self.visitor}


NOBODY = Viewer()


def sign_visitor(visitor: uuid.UUID) -> str:
    return signing.dumps(visitor.hex, salt=VISITOR_SALT)


def has_accounts() -> bool:
    return bool(settings.ARTIFACTS_ACCOUNTS != "single")


def admits_visitors() -> bool:
    """Whether one may work without an account."""
    return bool(settings.ARTIFACTS_ACCOUNTS != "invite")


def visitor_of_cookies(cookies: dict[str, str]) -> Viewer:
    """The visitor of the signed cookie; a missing or forged one is nobody."""
    try:
        value = signing.loads(cookies.get(settings.VISITOR_COOKIE, ""), salt=VISITOR_SALT)
        return Viewer(visitor=uuid.UUID(hex=value))
    except (signing.BadSignature, ValueError, TypeError):
        return NOBODY


def viewer_of_user(user: AbstractBaseUser | AnonymousUser, cookies: dict[str, str]) -> Viewer:
    """The person who has signed in, else the visitor, where visitors are admitted."""
    if has_accounts() and user.is_authenticated:
        return Viewer(user_id=user.pk)
    return visitor_of_cookies(cookies) if admits_visitors() else NOBODY


def viewer_of_cookies(cookies: dict[str, str]) -> Viewer:
    """For what passes no Django middleware: a WebSocket."""
    key = cookies.get(settings.SESSION_COOKIE_NAME)
    if not has_accounts() or not key:
        return viewer_of_user(AnonymousUser(), cookies)
    request = HttpRequest()
    request.session = SessionStore(key)
    return viewer_of_user(auth.get_user(request), cookies)


@dataclass(frozen=True, slots=True)
class Grant:
    """What a token lets a script do, and for whom."""

    viewer: Viewer
    scopes: frozenset[str]


def grant_of_token(token: str) -> Grant | None:
    """None where the token is unknown or has expired, or its person is disabled."""
    now = timezone.now()
    valid = Q(expires__isnull=True) | Q(expires__gt=now)
    active = Q(user__isnull=True) | Q(user__is_active=True)
    found = ApiToken.objects.filter(valid, active, token_hash=hash_token(token)).first()
    if found is None:
        return None
    _note_use(found, now)
    return Grant(Viewer(user_id=found.user_id, visitor=found.visitor), found.scopes)


def _note_use(token: ApiToken, now: datetime) -> None:
    """At most once a minute: a script in a loop must not become a row update for each call."""
    if token.last_used is None or now - token.last_used > LAST_USED_STEP:
        ApiToken.objects.filter(pk=token.pk).update(last_used=now)


def _owned(model: type[Owned], viewer: Viewer) -> QuerySet[Owned]:
    """The rows of a model with `user` and `visitor` that are the viewer's. Nobody owns nothing."""
    if viewer == NOBODY:
        return QuerySet(model).none()
    return QuerySet(model).filter(**viewer.owner_fields())


def owned_tokens(viewer: Viewer) -> QuerySet[ApiToken]:
    return _owned(ApiToken, viewer)


def owned_artifacts(viewer: Viewer) -> QuerySet[Artifact]:
    return owned_with_deleted(viewer).filter(deleted__isnull=True)


def owned_with_deleted(viewer: Viewer) -> QuerySet[Artifact]:
    """Also what its owner has deleted, and may bring back."""
    return _owned(Artifact, viewer)


def is_staff(viewer: Viewer) -> bool:
    """Of this installation: who keeps order in what is shown to everybody."""
    staff = get_user_model().objects.filter(is_active=True, is_staff=True)
    return viewer.user_id is not None and staff.filter(pk=viewer.user_id).exists()


def storage_keys(viewer: Viewer, cookies: dict[str, str], artifact_id: uuid.UUID) -> str:
    """Names, for one viewer's browser, what an artifact's page stores there. It tells no id.

    Of a person a second one follows after a space: what was stored before they signed in is under
    the visitor's name, and comes along.
    """
    owners = [viewer] if viewer.user_id is None else [viewer, visitor_of_cookies(cookies)]
    return " ".join(_storage_key(owner, artifact_id) for owner in owners)


def _storage_key(viewer: Viewer, artifact_id: uuid.UUID) -> str:
    return salted_hmac("artifacts.storage", f"{artifact_id} {viewer.key}").hexdigest()[:32]


def owned_data_files(viewer: Viewer) -> QuerySet[DataFile]:
    return _owned(DataFile, viewer)


def owned_take_sets(viewer: Viewer) -> QuerySet[TakeSet]:
    return _owned(TakeSet, viewer)


def owned_generations(viewer: Viewer) -> QuerySet[Generation]:
    return Generation.objects.filter(artifact__in=owned_artifacts(viewer))


def owned_share_links(viewer: Viewer) -> QuerySet[ShareLink]:
    return ShareLink.objects.filter(artifact__in=owned_artifacts(viewer))


def owned_webhooks(viewer: Viewer) -> QuerySet[Webhook]:
    return _owned(Webhook, viewer)


def share_link_of_token(token: str) -> ShareLink | None:
    """The link that a token opens, unless it has expired. Whether it asks a password is its own."""
    links = open_share_links().filter(token_hash=hash_token(token))
    return links.select_related("artifact", "version").first()


def open_share_links() -> QuerySet[ShareLink]:
    """All that lead somewhere now."""
    alive = Q(expires__isnull=True) | Q(expires__gt=timezone.now())
    return ShareLink.objects.filter(alive, artifact__deleted__isnull=True)


def sign_share_password(link: ShareLink) -> str:
    """What a holder who gave the right password keeps; void when the password changes."""
    return signing.dumps([link.pk, link.password[-16:]], salt="artifacts.share")


def opens_share(link: ShareLink, *, password: str | None = None, proof: str | None = None) -> bool:
    """Whether the link's content may be shown to a holder with this password or earlier proof."""
    if not link.password:
        return True
    if password is not None:
        return check_password(password, link.password)
    try:
        signed = signing.loads(proof or "", salt="artifacts.share", max_age=24 * 3600)
    except signing.BadSignature:
        return False
    return bool(signed == [link.pk, link.password[-16:]])
