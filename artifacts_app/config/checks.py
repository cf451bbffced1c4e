"""What is wrong with the settings, found before anything starts."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core import checks
from django.core.checks import CheckMessage, Error, register


@register()
def sandbox_host_is_not_the_application_host(**kwargs: Any) -> list[CheckMessage]:
    if settings.SANDBOX_HOST != settings.PUBLIC_HOST:
        return []
    return [
        Error(
            f"The sandbox host and the application host are both {settings.PUBLIC_HOST}.",
            hint="Set SANDBOX_ORIGIN to another host name that leads to this server, "
            "best on another registrable domain.",
            id="artifacts.E001",
        )
    ]


@register()
def no_host_wildcard(**kwargs: Any) -> list[CheckMessage]:
    if "*" not in settings.ALLOWED_HOSTS or settings.DEBUG:
        return []
    return [
        Error(
            "ALLOWED_HOSTS is '*': any host name would be taken for the application.",
            hint="Name the hosts, separated by commas.",
            id="artifacts.E002",
        )
    ]


@register()
def public_deployment_has_its_own_sandbox_host(**kwargs: Any) -> list[CheckMessage]:
    local = urlsplit(settings.PUBLIC_ORIGIN).hostname in {"localhost", "127.0.0.1", "::1"}
    if local or settings.SANDBOX_HOST_CONFIGURED:
        return []
    return [
        Error(
            f"PUBLIC_ORIGIN is {settings.PUBLIC_ORIGIN}, but SANDBOX_ORIGIN is not set.",
            hint="Generated pages need a host of their own, for example "
            "SANDBOX_ORIGIN=https://sandbox.example.net",
            id="artifacts.E003",
        )
    ]


@register()
def secure_in_public(**kwargs: Any) -> list[CheckMessage]:
    local = urlsplit(settings.PUBLIC_ORIGIN).hostname in {"localhost", "127.0.0.1", "::1"}
    if local or settings.SECURE:
        return []
    return [
        checks.Warning(
            f"PUBLIC_ORIGIN {settings.PUBLIC_ORIGIN} is not https: cookies travel in the clear.",
            hint="Put a TLS proxy in front and set PUBLIC_ORIGIN=https://…",
            id="artifacts.W001",
        )
    ]
