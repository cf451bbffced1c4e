"""Which of the two hosts a request is for."""

from django.conf import settings
from django.http import HttpRequest

# The sandbox host's pages that become somebody's.
FRAME = "/sandbox/frame"
ONLINE_FRAME = "/sandbox/frame-online"
EMBEDDED_FRAME = "/sandbox/embedded"


def is_sandbox(request: HttpRequest) -> bool:
    return request.get_host() == settings.SANDBOX_HOST


def is_canonical(request: HttpRequest) -> bool:
    return request.get_host() in {settings.PUBLIC_HOST, settings.SANDBOX_HOST}


def application_origin(request: HttpRequest) -> str:
    if is_canonical(request):
        return str(settings.PUBLIC_ORIGIN)
    return f"{request.scheme}://{request.get_host()}"


def sandbox_origin(request: HttpRequest) -> str:
    """Where this request's pages find the frame.

    Under a name that is neither of the two, say from a phone in the same network, there is no
    second name to use: the frame comes from the same host, and its origin is still opaque.
    """
    if is_canonical(request):
        return str(settings.SANDBOX_ORIGIN)
    return f"{request.scheme}://{request.get_host()}"


def websocket_origin(request: HttpRequest) -> str:
    scheme, _, host = application_origin(request).partition("://")
    return f"{'wss' if scheme == 'https' else 'ws'}://{host}"


def frame_url(request: HttpRequest, online: bool = False) -> str:
    return sandbox_origin(request) + (ONLINE_FRAME if online else FRAME)


def embedded_frame_url(request: HttpRequest) -> str:
    return sandbox_origin(request) + EMBEDDED_FRAME
