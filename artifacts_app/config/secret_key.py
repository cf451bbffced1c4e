"""The signing key of an installation that was not given one."""

import os
import secrets
from pathlib import Path


def read_or_create(path: Path) -> str:
    """The key in `path`; a new one is written there, readable by the owner alone, if it is absent."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text()
    key = secrets.token_urlsafe(50)
    with os.fdopen(descriptor, "w") as file:
        file.write(key)
    return key
