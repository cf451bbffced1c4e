"""The response headers that keep the application's own pages and the untrusted ones apart.

The sandbox frame shows pages that nobody has checked. What they may do is listed here, power by
power; everything that is not listed is refused.
"""

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
        "publickey-credentials-create",
        "publickey-credentials-get",
        "screen-wake-lock",
        "serial",
        "storage-access",
        "sync-xhr",
        "usb",
        "window-management",
        "xr-spatial-tracking",
    )
)


def page_policy(sandbox_origin: str, websocket_origin: str) -> str:
    """The CSP of the application's own pages."""
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data:",
            "font-src 'self'",
            # 'self' does not cover the WebSocket scheme in every browser.
            f"connect-src 'self' {websocket_origin}",
            # An exact path: a page cannot even lead its frame to another page of the sandbox host.
            f"frame-src {sandbox_origin}/sandbox/frame",
            "form-action 'self'",
            "base-uri 'none'",
            "object-src 'none'",
            "frame-ancestors 'none'",
            # No innerHTML anywhere: a model's text can never become markup of our own page.
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
    )


def frame_policy(sandbox_origin: str, application_origin: str) -> str:
    """The CSP of the frame that becomes the untrusted page."""
    vendor = f"{sandbox_origin}/vendor/"
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
            "media-src data: blob:",
            # fetch() of data the page carries itself; never a host.
            "connect-src data: blob:",
            "worker-src blob:",
            "frame-src 'none'",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
            "manifest-src 'none'",
            f"frame-ancestors {application_origin}",
        )
    )


def frame_headers(sandbox_origin: str, application_origin: str) -> dict[str, str]:
    return {
        "Content-Security-Policy": frame_policy(sandbox_origin, application_origin),
        # Chromium 152 and later: also no DNS, WebRTC or preconnect, which CSP does not cover.
        "Connection-Allowlist": f'("{sandbox_origin}/vendor/*")',
        "Permissions-Policy": f"{NO_FEATURES}, clipboard-write=(), fullscreen=()",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Resource-Policy": "cross-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-cache",
    }


def page_headers(sandbox_origin: str, websocket_origin: str) -> dict[str, str]:
    return {
        "Content-Security-Policy": page_policy(sandbox_origin, websocket_origin),
        "Permissions-Policy": f"{NO_FEATURES}, clipboard-write=(self), fullscreen=(self)",
        "X-Frame-Options": "DENY",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cache-Control": "no-store",
    }
