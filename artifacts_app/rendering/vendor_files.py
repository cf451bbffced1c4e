"""The files of the build that untrusted pages load: libraries and fonts."""

import mimetypes
from pathlib import Path

from artifacts_app.rendering import libraries

PACKED = {".br", ".gz"}  # smaller forms of another file
TYPES = {".js": "text/javascript", ".mjs": "text/javascript", ".cjs": "text/javascript"}


def found(path: str) -> Path | None:
    """The file at a path below /vendor/; None for whatever is not such a file."""
    root = libraries.root()
    try:
        place = (root / path).resolve()
        is_file = place.is_file()
    except (OSError, ValueError):
        return None  # no file can have such a name
    is_ours = "@" in path and place.is_relative_to(root.resolve()) and place.suffix not in PACKED
    return place if is_ours and is_file else None


def type_of(place: Path) -> str:
    kind = TYPES.get(place.suffix) or mimetypes.guess_type(place.name)[0]
    kind = kind or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
