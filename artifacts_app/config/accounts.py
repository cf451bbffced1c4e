"""The many settings of accounts, out of the few that an operator makes."""

from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

MAIL_SCHEMES = {"smtp": 25, "smtp+tls": 587, "smtps": 465}  # and the port where none is given


def email_settings(url: str | None) -> dict[str, Any]:
    """Django's settings of `smtp[+tls|s]://user:password@host:port`; mail to the log without one."""
    if url is None:
        return {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
    parts = urlsplit(url)
    if parts.scheme not in MAIL_SCHEMES or not parts.hostname:
        raise ImproperlyConfigured("EMAIL_URL must be smtp+tls://user:password@host:port")
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or MAIL_SCHEMES[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": 15,  # seconds; a person waits meanwhile
    }


def allauth_settings(*, sends_email: bool, secure: bool, proxies: int) -> dict[str, Any]:
    return {
        "LOGIN_URL": "account_login",
        "LOGIN_REDIRECT_URL": "/",
        "AUTHENTICATION_BACKENDS": [
            "django.contrib.auth.backends.ModelBackend",
            "allauth.account.auth_backends.AuthenticationBackend",
        ],
        "AUTH_PASSWORD_VALIDATORS": [
            {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
            for name, options in (
                ("UserAttributeSimilarityValidator", {}),
                ("MinimumLengthValidator", {"min_length": 10}),
                ("CommonPasswordValidator", {}),
            )
        ],
        "ACCOUNT_ADAPTER": "artifacts_app.views.accounts.adapters.AccountAdapter",
        "ACCOUNT_LOGIN_METHODS": {"email", "username"},  # createsuperuser may know no address
        "ACCOUNT_SIGNUP_FIELDS": ["email*", "password1*"],
        "ACCOUNT_EMAIL_VERIFICATION": "mandatory" if sends_email else "none",
        "ACCOUNT_EMAIL_SUBJECT_PREFIX": "",
        "ACCOUNT_DEFAULT_HTTP_PROTOCOL": "https" if secure else "http",
        "ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE": False,
        "ACCOUNT_SESSION_REMEMBER": True,
        "ALLAUTH_TRUSTED_PROXY_COUNT": proxies,
        "SOCIALACCOUNT_ADAPTER": "artifacts_app.views.accounts.adapters.SocialAccountAdapter",
        "MFA_SUPPORTED_TYPES": ["webauthn", "recovery_codes"],
        "MFA_PASSKEY_LOGIN_ENABLED": True,
        "MFA_ALLOW_UNVERIFIED_EMAIL": not sends_email,  # where none can be verified
        "MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN": not secure,  # browsers allow it on localhost alone
        "USERSESSIONS_ADAPTER": "allauth.usersessions.adapter.DefaultUserSessionsAdapter",
    }


def openid_provider(
    issuer: str, client_id: str | None, secret: str | None, name: str
) -> dict[str, Any]:
    if not issuer:
        return {}
    if not client_id:
        raise ImproperlyConfigured("OIDC_ISSUER is set, but OIDC_CLIENT_ID is not.")
    application = {
        "provider_id": "sso",
        "name": name,
        "client_id": client_id,
        "secret": secret or "",
        "settings": {"server_url": issuer},
    }
    return {"openid_connect": {"APPS": [application], "OAUTH_PKCE_ENABLED": True}}
