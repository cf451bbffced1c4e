"""Where a webhook may lead: to the internet, not into our own network.

The address of a name is looked up once, checked, and connected to as checked: a name server that
gives another answer the second time gains nothing.
"""

import asyncio
import ipaddress
import socket
from urllib.parse import SplitResult, urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from artifacts_app.models.webhook import URL_LENGTH

# Addresses in which another one is hidden: what is inside is judged.
NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


class AddressRefused(Exception):
    """`str(error)` says what is wrong with the address, for the person who gave it."""


def check_url(url: str) -> SplitResult:
    """Raises AddressRefused for what could never be delivered to."""
    if len(url) > URL_LENGTH:
        raise AddressRefused(
            _("A URL may have at most %(limit)d characters.") % {"limit": URL_LENGTH}
        )
    if not url.isascii() or not url.isprintable() or " " in url:
        raise AddressRefused(_("A URL consists of ASCII characters without spaces."))
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise AddressRefused(_("This is no URL.")) from None
    schemes = ("https", "http") if settings.WEBHOOKS_ALLOW_PRIVATE else ("https",)
    if parts.scheme not in schemes:
        beginnings = ", ".join(f"{scheme}://" for scheme in schemes)
        raise AddressRefused(_("The URL must begin with %(schemes)s.") % {"schemes": beginnings})
    if not parts.hostname or port == 0:
        raise AddressRefused(_("The URL names no host."))
    if parts.username is not None or parts.password is not None:
        raise AddressRefused(_("The URL must not contain a user name or password."))
    literal = _literal(parts.hostname)
    if literal is not None:
        _require_public(literal)
    return parts


async def resolve(host: str, port: int) -> str:
    """An IP address of the host. Raises AddressRefused where any is not of the internet."""
    loop = asyncio.get_running_loop()
    try:
        found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise AddressRefused(_("The name %(host)s cannot be resolved.") % {"host": host}) from None
    addresses = [str(item[4][0]) for item in found]
    for address in addresses:
        _require_public(ipaddress.ip_address(address.partition("%")[0]))
    return addresses[0]


def is_public(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    hidden = _hidden(address)
    if hidden is not None:
        return is_public(hidden)
    return address.is_global and not address.is_multicast and not address.is_reserved


def _require_public(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> None:
    if not settings.WEBHOOKS_ALLOW_PRIVATE and not is_public(address):
        raise AddressRefused(_("The URL leads into a private network, which is not allowed here."))


def _literal(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return None


def _hidden(
    address: ipaddress.IPv4Address | ipaddress.IPv6Address,
) -> ipaddress.IPv4Address | None:
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address.sixtofour is not None:
        return address.sixtofour
    if address in NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return None
