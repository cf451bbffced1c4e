"""Pages around an artifact that may use the internet."""

from django.http import HttpRequest, HttpResponse

from artifacts_app.models import Artifact
from artifacts_app.rendering.frame import FRAME_ALLOW
from artifacts_app.services import network
from artifacts_app.views import hosts
from artifacts_app.views.headers import page_policy


def frame_context(request: HttpRequest, artifact: Artifact) -> dict[str, object]:
    online = network.is_online(artifact)
    return {
        "frame_url": hosts.frame_url(request, online),
        "frame_allow": FRAME_ALLOW,
        "is_online": online,
    }


def framing(
    request: HttpRequest, response: HttpResponse, artifact: Artifact, style: str = ""
) -> HttpResponse:
    """The response, allowed to frame what it shows; most pages need nothing for that.

    `style`: the hash of a style that stands in it.
    """
    online = network.is_online(artifact)
    if online or style:
        frame, websocket = hosts.frame_url(request, online), hosts.websocket_origin(request)
        response["Content-Security-Policy"] = page_policy(frame, websocket, style=style)
        response["X-Frame-Options"] = "DENY"
    return response
