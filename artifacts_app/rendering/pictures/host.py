"""What a page in the renderer can load: the sandbox frame and the libraries, from the disk.

Nothing listens anywhere. The browser asks DevTools before each request, and gets these answers;
every other request fails.
"""

import base64
from urllib.parse import unquote, urlsplit

from artifacts_app.rendering.fonts import style_sheet
from artifacts_app.rendering.frame import frame_headers, frame_page
from artifacts_app.rendering.pictures.devtools import DevTools, Message
from artifacts_app.rendering.vendor_files import found, type_of

ORIGIN = "https://sandbox.invalid"
FRAME = f"{ORIGIN}/sandbox/frame"
SHEETS = ("/vendor/fonts/css2", "/vendor/fonts/css", "/vendor/fonts/icon")
LOCAL = ("data:", "blob:", "about:")  # no request leaves the browser for these


def answer(devtools: DevTools, session: str, event: Message) -> None:
    """Let one paused request have its answer."""
    address = event["request"]["url"]
    if address.startswith(LOCAL):
        devtools.send("Fetch.continueRequest", session, requestId=event["requestId"])
        return
    response = response_of(address)
    if response is None:
        devtools.send(
            "Fetch.failRequest",
            session,
            requestId=event["requestId"],
            errorReason="BlockedByClient",
        )
        return
    headers, body = response
    devtools.send(
        "Fetch.fulfillRequest",
        session,
        requestId=event["requestId"],
        responseCode=200,
        responseHeaders=[{"name": name, "value": value} for name, value in headers.items()],
        body=base64.b64encode(body).decode(),
    )


def response_of(address: str) -> tuple[dict[str, str], bytes] | None:
    """Headers and body for an address; None for what is not here."""
    parts = urlsplit(address)
    if f"{parts.scheme}://{parts.netloc}" != ORIGIN:
        return None
    if parts.path == "/sandbox/frame":
        headers = {"Content-Type": "text/html; charset=utf-8", **frame_headers(ORIGIN, ORIGIN)}
        # Chromium would judge by it before the request comes here; nothing is reached anyway.
        headers.pop("Connection-Allowlist")
        return headers, frame_page().encode()
    if parts.path in SHEETS:
        return _shared("text/css; charset=utf-8"), style_sheet(parts.query).encode()
    place = found(unquote(parts.path).removeprefix("/vendor/"))
    return None if place is None else (_shared(type_of(place)), place.read_bytes())


def _shared(kind: str) -> dict[str, str]:
    return {
        "Content-Type": kind,
        "Access-Control-Allow-Origin": "*",
        "Cross-Origin-Resource-Policy": "cross-origin",
    }
