"""The page that becomes an untrusted one, and the headers that confine it.

What such a page may do is listed here, power by power; everything that is not listed is refused.
The sandbox host serves it, and the renderer takes its pictures in it.
"""

from functools import cache

from django.conf import settings

MARKER = "<!-- runtime -->"
# Device and identity features: none, for nobody. (In a frame they would ask in our name.)
NO_FEATURES = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "autoplay",
        "browsing-topics",
        "camera",
        "clipboard-read",
        "compute-pressure",
        "cross-origin-isolated",
        "display-capture",
        "encrypted-media",
        "gamepad",
        "geolocation",
        "gyroscope",
        "hid",
        "identity-credentials-get",
        "idle-detection",
        "keyboard-map",
        "local-fonts",
        "magnetometer",
        "microphone",
        "midi",
        "otp-credentials",
        "payment",
        "picture-in-picture",
        "screen-wake-lock",
        "serial",
        "storage-access",
        "sync-xhr",
        "usb",
        "window-management",
        "xr-spatial-tracking",
    )
)

# What the frame's element refuses on top, as static/js/elements/sandbox-frame.js does.
FRAME_ALLOW = "; ".join(
    f"{feature} 'none'"
    for feature in (
        "camera",
        "microphone",
        "geolocation",
        "autoplay",
        "fullscreen",
        "clipboard-read",
        "clipboard-write",
        "display-capture",
        "payment",
        "publickey-credentials-get",
        "screen-wake-lock",
        "usb",
        "serial",
        "hid",
        "midi",
        "gamepad",
        "local-network-access",
        "loopback-network",
    )
)


def frame_policy(sandbox_origin: str, framed_by: str, online: bool = False) -> str:
    """The CSP of the frame that becomes the untrusted page.

    `online`: its owner lets it load from and talk to other hosts, over TLS. What it is kept from on
    this machine stays the same.
    """
    vendor = f"{sandbox_origin}/vendor/" + (" https:" if online else "")
    web = " https:" if online else ""
    return "; ".join(
        (
            # Scripts run, and forms fire `submit` for scripts. No allow-same-origin: the origin is
            # opaque, so there is no cookie, storage or page to reach. No allow-popups, -modals,
            # -downloads, -top-navigation, -pointer-lock.
            "sandbox allow-scripts allow-forms",
            "default-src 'none'",
            # What a page written by a model consists of. eval: several chart libraries compile.
            f"script-src 'unsafe-inline' 'unsafe-eval' blob: {vendor}",
            f"style-src 'unsafe-inline' {vendor}",
            f"img-src data: blob: {vendor}",
            f"font-src data: {vendor}",
            f"media-src data: blob:{web}",
            # fetch() of data the page carries itself; offline never a host.
            f"connect-src data: blob:{web}{' wss:' if online else ''}",
            "worker-src blob:",
            "frame-src 'none'",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
            "manifest-src 'none'",
            f"frame-ancestors {framed_by}",
        )
    )


def frame_headers(sandbox_origin: str, framed_by: str, online: bool = False) -> dict[str, str]:
    # Chromium 152 and later: also no DNS, WebRTC or preconnect, which CSP does not cover.
    allowlist = {"Connection-Allowlist": f'("{sandbox_origin}/vendor/*")'}
    return {
        **({} if online else allowlist),
        "Content-Security-Policy": frame_policy(sandbox_origin, framed_by, online),
        "Permissions-Policy": (
            f"{NO_FEATURES}, clipboard-write=(), fullscreen=(), "
            "publickey-credentials-create=(), publickey-credentials-get=()"
        ),
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Resource-Policy": "cross-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-cache",
    }


@cache
def frame_page() -> str:
    """The built frame with its runtime inline: an extra request would delay the first paint."""
    build = settings.BUILD_DIR / "sandbox"
    page = (build / "frame.html").read_text()
    runtime = (build / "runtime.js").read_text()
    return str(page.replace(MARKER, f"<script>{runtime}</script>"))
