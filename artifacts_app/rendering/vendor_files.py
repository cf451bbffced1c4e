"""The files of the build that untrusted pages load: libraries and fonts."""

import mimetypes
from pathlib import Path

from artifacts_app.rendering import libraries

PACKED = {".br", ".gz"}  # smaller forms of another file
TYPES = {".js": "text/javascript", ".mjs": "text/javascript", ".cjs": "text/javascript"}


def found(path: str) -> Path | None:
    """The file at a path below /vendor/; None for whatever is not such a file."""
    place = libraries.place_of(path)
    return place if place and "@" in path and place.suffix not in PACKED else None


def type_of(place: Path) -> str:
    kind = TYPES.get(place.suffix) or mimetypes.guess_type(place.name)[0]
    kind = kind or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
