"""Which installation, and with which token: from the environment, or as `login` has kept it."""

import json
import os
from dataclasses import dataclass
from pathlib import Path

from artifacts_app.client.errors import ArtifactsError

DEFAULT_URL = "http://localhost:8000"


@dataclass(frozen=True, slots=True)
class Account:
    url: str
    token: str


def path() -> Path:
    base = os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"
    return Path(base) / "artifacts" / "account.json"


def save(account: Account) -> Path:
    """Readable by its owner alone."""
    target = path()
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    target.unlink(missing_ok=True)
    text = json.dumps({"url": account.url, "token": account.token})
    with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)
    return target


def load() -> Account:
    """Raises ArtifactsError where there is no token."""
    kept = _kept()
    token = os.environ.get("ARTIFACTS_TOKEN") or kept.get("token")
    if not token:
        raise ArtifactsError("No token. Run `artifacts login`, or set ARTIFACTS_TOKEN.")
    return Account(os.environ.get("ARTIFACTS_URL") or kept.get("url") or DEFAULT_URL, token)


def _kept() -> dict[str, str]:
    try:
        found = json.loads(path().read_text())
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise ArtifactsError(f"{path()} cannot be read: {error}") from error
    return found if isinstance(found, dict) else {}
