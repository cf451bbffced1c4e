"""Which pages may open a socket with their visitor's cookie."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings


def may_connect(scope: dict[str, Any]) -> bool:
    """A browser's Origin must be the host that it talks to, and not the sandbox's: a page of
    another site, and an untrusted page (whose origin is "null"), are refused. Scripts have no
    Origin; they need a token, which no other site's page can make a browser send."""
    headers = dict(scope["headers"])
    origin = headers.get(b"origin")
    if origin is None:
        return b"authorization" in headers
    host = urlsplit(origin.decode("latin-1")).netloc
    return (
        bool(host) and host == headers.get(b"host", b"").decode("latin-1") != settings.SANDBOX_HOST
    )
