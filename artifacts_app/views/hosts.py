"""Which of the two hosts a request is for."""

from django.conf import settings
from django.http import HttpRequest


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
    return f"{sandbox_origin(request)}/sandbox/frame{'-online' if online else ''}"


def embedded_frame_url(request: HttpRequest) -> str:
    return f"{sandbox_origin(request)}/sandbox/embedded"
