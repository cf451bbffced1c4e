"""Where a link leads, as others write it down."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from artifacts_app.models import ShareLink
from artifacts_app.views.hosts import application_origin

EMBED_WIDTH, EMBED_HEIGHT = 800, 600  # CSS pixels, where the embedding page asks for nothing else


def share_url(request: HttpRequest, link: ShareLink) -> str | None:
    """None for a link whose token cannot be shown again."""
    return link.token and application_origin(request) + reverse("share", args=[link.token])


def embed_code(
    request: HttpRequest, link: ShareLink, width: int = EMBED_WIDTH, height: int = EMBED_HEIGHT
) -> str | None:
    if link.token is None:
        return None
    return format_html(
        '<iframe src="{}" title="{}" width="{}" height="{}" style="border: 0" loading="lazy"></iframe>',
        application_origin(request) + reverse("share-embed", args=[link.token]),
        link.artifact.title,
        width,
        height,
    )
