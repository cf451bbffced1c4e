"""Who may follow what: one database call for each socket."""

from http.cookies import SimpleCookie
from typing import Any
from uuid import UUID

from artifacts_app.access import (
    NOBODY,
    SOCKET_PROOF_COOKIE,
    Viewer,
    grant_of_token,
    opens_share,
    owned_artifacts,
    share_link_of_token,
    viewer_of_cookies,
)
from artifacts_app.models import Scope
from artifacts_app.services.following import Admission, admission
from artifacts_app.websocket.link_watch import HeldLink


def admit_owner(scope: dict[str, Any], artifact_id: UUID) -> Admission | None:
    viewer = _viewer(scope)
    artifact = owned_artifacts(viewer).filter(pk=artifact_id).first()
    return admission(artifact, viewer.key) if artifact else None


def admit_link_holder(scope: dict[str, Any], token: str) -> tuple[Admission, HeldLink] | None:
    """None too for a link pinned to a version: there is nothing to follow."""
    link = share_link_of_token(token)
    if link is None or link.version_id is not None:
        return None
    if not opens_share(link, proof=_cookies(scope).get(SOCKET_PROOF_COOKIE)):
        return None
    return admission(link.artifact, f"share:{link.pk}"), HeldLink.of(link)


def _viewer(scope: dict[str, Any]) -> Viewer:
    authorization = dict(scope["headers"]).get(b"authorization", b"").decode("latin-1")
    scheme, _, token = authorization.partition(" ")
    if scheme.lower() == "bearer":
        grant = grant_of_token(token.strip())
        return grant.viewer if grant and Scope.READ in grant.scopes else NOBODY
    return viewer_of_cookies(_cookies(scope))


def _cookies(scope: dict[str, Any]) -> dict[str, str]:
    cookie = SimpleCookie(dict(scope["headers"]).get(b"cookie", b"").decode("latin-1"))
    return {name: morsel.value for name, morsel in cookie.items()}
