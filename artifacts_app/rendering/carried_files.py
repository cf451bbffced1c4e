"""A page that carries the files it reads, for where nobody serves them: on disk, in a picture."""

import base64
import json
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from django.conf import settings

from artifacts_app.models import DataFile

HEAD = re.compile(r"<head(\s[^<>]*)?>", re.I)
DOCTYPE = re.compile(r"\s*<!doctype[^<>]*>", re.I)


def carrying(page: str, files: Iterable[DataFile]) -> str:
    """The page with the files inside it, there before its first script."""
    carried = [
        {
            "name": file.name,
            "type": file.media_type,
            "content": base64.b64encode(bytes(file.content)).decode(),
        }
        for file in files
    ]
    if not carried:
        return page
    # Nothing in the JSON can end the element.
    data = json.dumps(carried).replace("<", "\\u003c")
    parts = f'<script type="application/json" id="carried-files">{data}</script>'
    parts += f"<script>{_reader()}</script>"
    start = HEAD.search(page) or DOCTYPE.match(page)
    place = start.end() if start else 0
    return page[:place] + parts + page[place:]


@cache
def _reader() -> str:
    return (Path(settings.BUILD_DIR) / "sandbox" / "carried-files.js").read_text()
