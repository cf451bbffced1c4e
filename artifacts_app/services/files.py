"""What may be a file of an artifact."""

import re

from django.conf import settings

from artifacts_app.services.errors import Invalid, TooLarge
from artifacts_app.services.texts import require_storable

# Plain relative paths: they become names in a zip archive and keys in a page.
PATH = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*(/[A-Za-z0-9_][A-Za-z0-9_.-]*)*")
LONGEST_PATH = 200


def checked_files(files: dict[str, str]) -> dict[str, str]:
    """The files, if they may be stored. Raises Invalid or TooLarge, naming field and limit."""
    if not files:
        raise Invalid("At least one file is needed.", "files")
    if len(files) > settings.MAX_FILES:
        raise TooLarge(f"At most {settings.MAX_FILES} files are allowed.", "files")
    for path, text in files.items():
        _check_path(path)
        require_storable(text, "files")
    size = sum(len(text.encode()) for text in files.values())
    if size > settings.MAX_ARTIFACT_BYTES:
        limit = settings.MAX_ARTIFACT_BYTES // 1024
        raise TooLarge(f"The files take {size // 1024} KiB; the limit is {limit} KiB.", "files")
    return files


def _check_path(path: str) -> None:
    if len(path) > LONGEST_PATH:
        raise Invalid(f"A path may have at most {LONGEST_PATH} characters.", "files")
    if not PATH.fullmatch(path):
        raise Invalid(
            f"{path[:80]!r} is no path: use letters, digits, '.', '_', '-' and '/'.", "files"
        )
