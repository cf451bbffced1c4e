from django.http import HttpRequest
from ninja import Query, Router

from artifacts_app.services import gallery
from artifacts_app.views.api.schemas.fields import MAX_NUMBER
from artifacts_app.views.api.schemas.gallery import GalleryPage, GalleryPlace, Hiding
from artifacts_app.views.viewer import viewer_of

router = Router(tags=["gallery"])


@router.get("", response=GalleryPage)
def list_cards(request: HttpRequest, place: Query[GalleryPlace]) -> gallery.Page:
    """What owners show to everybody here, the newest first."""
    cursor = place.after or place.cursor
    return gallery.page_of_cards(viewer_of(request), cursor, place.limit, place.search)


@router.patch("/{int:card_id}", response=Hiding)
def hide(request: HttpRequest, card_id: int, body: Hiding) -> Hiding:
    """For the staff: take a card out of the gallery, or put it back. Its link goes on to work."""
    gallery.set_hidden(viewer_of(request), min(card_id, MAX_NUMBER), body.hidden)
    return body
