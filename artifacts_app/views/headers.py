"""The response headers of the application's own pages; `rendering.frame` has the untrusted ones'."""

from urllib.parse import urlsplit

from django.conf import settings

from artifacts_app.rendering.frame import NO_FEATURES


def page_policy(
    frame: str, websocket_origin: str, framed_by: str = "'none'", style: str = ""
) -> str:
    """The CSP of the application's own pages, around the frame at the address `frame`.

    `style`: the hash of the one style that stands in the page itself.
    """
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            f"style-src 'self' {style}".rstrip(),
            "img-src 'self' data:",
            "font-src 'self'",
            # 'self' does not cover the WebSocket scheme in every browser.
            f"connect-src 'self' {websocket_origin}",
            # An exact path: a page cannot even lead its frame to another page of the sandbox host.
            f"frame-src {frame}",
            "form-action 'self'",
            "base-uri 'none'",
            "object-src 'none'",
            f"frame-ancestors {framed_by}",
            # No innerHTML anywhere: a model's text can never become markup of our own page.
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
    )


def _account_policy(frame: str, websocket_origin: str) -> str:
    """Signing in by OpenID posts a form that the provider's redirect answers."""
    policy = page_policy(frame, websocket_origin)
    provider = urlsplit(settings.OIDC_ISSUER)
    if not provider.netloc:
        return policy
    target = f"form-action 'self' {provider.scheme}://{provider.netloc}"
    return policy.replace("form-action 'self'", target)


def _admin_policy(frame: str, websocket_origin: str) -> str:
    """Django's administration brings jQuery, which writes innerHTML."""
    policy = page_policy(frame, websocket_origin)
    return policy.partition("; require-trusted-types-for")[0]


def page_headers(path: str, frame: str, websocket_origin: str) -> dict[str, str]:
    policy, passkeys = page_policy(frame, websocket_origin), "()"
    if path.startswith("/accounts/"):
        policy, passkeys = _account_policy(frame, websocket_origin), "(self)"
    elif path.startswith("/admin/"):
        policy = _admin_policy(frame, websocket_origin)
    return {
        "Content-Security-Policy": policy,
        "Permissions-Policy": (
            f"{NO_FEATURES}, clipboard-write=(self), fullscreen=(self), "
            f"publickey-credentials-create={passkeys}, publickey-credentials-get={passkeys}"
        ),
        "X-Frame-Options": "DENY",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cache-Control": "no-store",
    }
