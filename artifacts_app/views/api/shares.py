import io
from typing import Any, cast
from uuid import UUID

import segno
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import Router, Status
from ninja.decorators import decorate_view

from artifacts_app.models import ShareLink
from artifacts_app.services import sharing
from artifacts_app.services.errors import NotFound
from artifacts_app.views.api.idempotency import KEY, idempotent
from artifacts_app.views.api.schemas.fields import MAX_NUMBER
from artifacts_app.views.api.schemas.shares import ShareOut, ShareTerms
from artifacts_app.views.share_addresses import embed_code, share_url
from artifacts_app.views.viewer import viewer_of

artifact_router = Router(tags=["sharing"])
router = Router(tags=["sharing"])


@artifact_router.post(
    "/{uuid:artifact_id}/share", response={201: ShareOut}, include_in_schema=False
)
@artifact_router.post("/{uuid:artifact_id}/shares", response={201: ShareOut}, openapi_extra=KEY)
@decorate_view(idempotent)
def share(request: HttpRequest, artifact_id: UUID, body: ShareTerms) -> Status[Any]:
    """A secret link on these terms."""
    link = sharing.share(viewer_of(request), artifact_id, cast(sharing.Terms, body.model_dump()))
    return Status(201, described(request, link))


@artifact_router.get("/{uuid:artifact_id}/shares", response=list[ShareOut])
def list_links(request: HttpRequest, artifact_id: UUID) -> list[dict[str, object]]:
    """All links of an artifact, the newest first; expired ones too."""
    links = sharing.links_of(viewer_of(request), artifact_id)
    return [described(request, link) for link in links]


@artifact_router.patch("/{uuid:artifact_id}/shares/{int:link_id}", response=ShareOut)
def change(
    request: HttpRequest, artifact_id: UUID, link_id: int, body: ShareTerms
) -> dict[str, object]:
    """Other terms for a link; what is left out stays as it is."""
    terms = cast(sharing.Terms, body.model_dump(exclude_unset=True))
    link_id = min(link_id, MAX_NUMBER)
    return described(request, sharing.change_terms(viewer_of(request), artifact_id, link_id, terms))


@artifact_router.delete("/{uuid:artifact_id}/shares/{int:link_id}", response={204: None})
def revoke(request: HttpRequest, artifact_id: UUID, link_id: int) -> Status[Any]:
    """The link opens nothing any more."""
    sharing.revoke(viewer_of(request), artifact_id, min(link_id, MAX_NUMBER))
    return Status(204, None)


@artifact_router.get("/{uuid:artifact_id}/shares/{int:link_id}/qr.svg", include_in_schema=False)
def qr_code(request: HttpRequest, artifact_id: UUID, link_id: int) -> HttpResponse:
    """The link's address as a picture, for a phone's camera."""
    link = sharing.find_link(viewer_of(request), artifact_id, min(link_id, MAX_NUMBER))
    url = share_url(request, link)
    if url is None:
        raise NotFound(_("This link was made with another secret key; make a new one."))
    out = io.BytesIO()
    segno.make(url, error="m", micro=False).save(out, kind="svg", scale=4, border=4, light="#fff")
    return HttpResponse(out.getvalue(), content_type="image/svg+xml")


@router.delete("/{token}", response={204: None})
def revoke_token(request: HttpRequest, token: str) -> Status[Any]:
    """Likewise, for whoever has kept the token and not the number."""
    sharing.revoke_token(viewer_of(request), token)
    return Status(204, None)


def described(request: HttpRequest, link: ShareLink) -> dict[str, object]:
    return {
        "id": link.pk,
        "token": link.token,
        "url": share_url(request, link),
        "embed": embed_code(request, link),
        "version": link.version.number if link.version else None,
        "expires": link.expires,
        "has_expired": link.has_expired,
        "has_password": bool(link.password),
        "remixable": link.remixable,
        "listed": link.listed is not None,
        "hidden": link.hidden,
        "common_storage": link.common_storage,
        "views": link.views,
        "created": link.created,
    }
