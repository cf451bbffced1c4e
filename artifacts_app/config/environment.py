"""The only reader of the process environment. Every variable is documented in docs/settings.md.

What is not set there may stand in a file `.env` beside `manage.py`.
"""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from dotenv import load_dotenv

TRUE_WORDS = {"1", "true", "yes", "on"}
FALSE_WORDS = {"0", "false", "no", "off"}


# Into the environment itself: the libraries and processes below us have variables of their own.
load_dotenv(os.environ.get("ARTIFACTS_ENV_FILE", Path(__file__).resolve().parents[2] / ".env"))


def optional(name: str) -> str | None:
    """The variable's text, or None where it is unset or empty."""
    return os.environ.get(name, "").strip() or None


def text(name: str, default: str) -> str:
    return optional(name) or default


def integer(name: str, default: int, *, minimum: int = 0) -> int:
    raw = optional(name)
    if raw is None:
        return default
    try:
        value = int(raw)
    except ValueError:
        raise ImproperlyConfigured(f"{name} must be a whole number, not {raw!r}") from None
    if value < minimum:
        raise ImproperlyConfigured(f"{name} must be at least {minimum}, not {value}")
    return value


def fraction(name: str, default: float) -> float:
    raw = optional(name)
    if raw is None:
        return default
    try:
        value = float(raw)
    except ValueError:
        raise ImproperlyConfigured(f"{name} must be a number, not {raw!r}") from None
    if not 0 < value <= 1:
        raise ImproperlyConfigured(f"{name} must be above 0 and at most 1, not {value}")
    return value


def boolean(name: str, default: bool) -> bool:
    raw = optional(name)
    if raw is None:
        return default
    if raw.lower() in TRUE_WORDS:
        return True
    if raw.lower() in FALSE_WORDS:
        return False
    raise ImproperlyConfigured(f"{name} must be true or false, not {raw!r}")


def choice(name: str, default: str, choices: tuple[str, ...]) -> str:
    value = text(name, default).lower()
    if value not in choices:
        raise ImproperlyConfigured(f"{name} must be one of {', '.join(choices)}, not {value!r}")
    return value


def words(name: str) -> list[str]:
    """A comma-separated list; empty where unset."""
    return [word.strip() for word in (optional(name) or "").split(",") if word.strip()]


def secret(name: str) -> str | None:
    """The variable, or the content of the file that `<name>_FILE` names (Docker secrets)."""
    path = optional(f"{name}_FILE")
    if path is None:
        return optional(name)
    try:
        return Path(path).read_text().strip()
    except OSError as error:
        raise ImproperlyConfigured(f"{name}_FILE: cannot read {path}: {error.strerror}") from error


def text_of(path: Path) -> str | None:
    """What is in a file that this installation writes itself; None where it is absent."""
    return path.read_text().strip() if path.exists() else None
