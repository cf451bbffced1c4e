"""What may be a file of an artifact."""

import re

from django.conf import settings
from django.utils.translation import gettext as _

from artifacts_app.services.errors import Invalid, TooLarge
from artifacts_app.services.texts import require_storable

# Plain relative paths: they become names in a zip archive and keys in a page.
PATH = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*(/[A-Za-z0-9_][A-Za-z0-9_.-]*)*")
LONGEST_PATH = 200


def checked_files(files: dict[str, str]) -> dict[str, str]:
    """The files, if they may be stored. Raises Invalid or TooLarge, naming field and limit."""
    if not files:
        raise Invalid(_("At least one file is needed."), "files")
    if len(files) > settings.MAX_FILES:
        raise TooLarge(
            _("At most %(limit)d files are allowed.") % {"limit": settings.MAX_FILES}, "files"
        )
    for path, text in files.items():
        _check_path(path)
        require_storable(text, "files")
    size = sum(len(text.encode()) for text in files.values())
    if size > settings.MAX_ARTIFACT_BYTES:
        limit = settings.MAX_ARTIFACT_BYTES // 1024
        message = _("The files take %(size)d KiB; the limit is %(limit)d KiB.")
        raise TooLarge(message % {"size": size // 1024, "limit": limit}, "files")
    return files


def _check_path(path: str) -> None:
    if len(path) > LONGEST_PATH:
        raise Invalid(
            _("A path may have at most %(limit)d characters.") % {"limit": LONGEST_PATH}, "files"
        )
    if not PATH.fullmatch(path):
        message = _("%(path)s is no path: use letters, digits, '.', '_', '-' and '/'.")
        raise Invalid(message % {"path": repr(path[:80])}, "files")
