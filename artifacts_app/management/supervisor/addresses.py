"""What this machine's ports allow."""

import errno
import socket

UNAVAILABLE = {errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT}  # this machine has no IPv6


class PortTaken(Exception):
    def __init__(self, port: int) -> None:
        super().__init__(f"port {port} is taken")
        self.port = port


class PortNotAllowed(Exception):
    def __init__(self, port: int) -> None:
        super().__init__(f"port {port} is not allowed to this user")
        self.port = port


def free_port(host: str = "127.0.0.1") -> int:
    with socket.socket() as listener:
        listener.bind((host, 0))
        port: int = listener.getsockname()[1]
        return port


def check_port(host: str, port: int) -> None:
    """Raises `PortTaken`, `PortNotAllowed`, or `OSError` where there is no such host here."""
    for family, address in _addresses(host, port):
        try:
            _bind(family, address)
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise PortTaken(port) from error
            if error.errno == errno.EACCES:
                raise PortNotAllowed(port) from error
            if error.errno not in UNAVAILABLE or family == socket.AF_INET:
                raise


def _addresses(host: str, port: int) -> list[tuple[socket.AddressFamily, tuple[str | int, ...]]]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = [(family, tuple(address)) for family, _, _, _, address in found]
    if host == "127.0.0.1":
        # A browser asks for `localhost` at ::1 first: whoever listens there would answer for us.
        addresses.append((socket.AF_INET6, ("::1", port)))
    return addresses


def _bind(family: socket.AddressFamily, address: tuple[str | int, ...]) -> None:
    with socket.socket(family) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family == socket.AF_INET6:
            listener.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        listener.bind(address)
