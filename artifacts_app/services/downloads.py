"""An artifact as a file to keep."""

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext as _

from artifacts_app.models import Artifact, PictureKind, Version
from artifacts_app.rendering.carried_files import carrying
from artifacts_app.rendering.pictures import album
from artifacts_app.rendering.single_file import SingleFile, single_file
from artifacts_app.services.errors import NotFound
from inference.artifact_format.page import page_of

Format = Literal["html", "zip", "source", "png"]


@dataclass(frozen=True, slots=True)
class Download:
    name: str
    kind: str  # media type; never one that a browser would run
    content: bytes


def download(artifact: Artifact, form: Format) -> Download:
    """`html`: one page with all it loads; `zip`: that, the files as written and the libraries they
    load; `source`: the files alone; `png`: how the page looks. Raises NotFound."""
    head: Version | None = artifact.head
    files = head.file_texts() if head else {}
    if not files:
        raise NotFound(_("There is nothing to download yet."))
    name = file_name(artifact.title)
    if form == "png":
        return Download(f"{name}.png", "image/png", seen(artifact.head))
    if form == "html":
        return Download(f"{name}.html", "application/octet-stream", whole(artifact, files).encode())
    if form == "source" and len(files) == 1:
        [(path, text)] = files.items()
        return Download(path.rpartition("/")[2], "application/octet-stream", text.encode())
    if form == "source":
        return Download(f"{name}-source.zip", "application/zip", zipped(files))
    return Download(f"{name}.zip", "application/zip", zipped(everything(artifact, files)))


def seen(version: Version | None) -> bytes:
    picture = album.picture(version, PictureKind.PAGE) if version else None
    if picture is None:
        raise NotFound(_("No picture of this page has been taken yet. Try again in a moment."))
    return bytes(picture.content)


def whole(artifact: Artifact, files: dict[str, str]) -> str:
    return carrying(single_file(page_of(files)), artifact.data_files.all())


def everything(artifact: Artifact, files: dict[str, str]) -> dict[str, str | bytes]:
    """The page, what it was made of and the libraries that it loads, by their paths in a zip."""
    data, single = list(artifact.data_files.all()), SingleFile()
    return {
        "index.html": carrying(single.inlined(page_of(files)), data),
        **{f"source/{path}": text for path, text in files.items()},
        **{f"source/{file.name}": bytes(file.content) for file in data},
        **{f"libraries/{path}": content for path, content in single.libraries().items()},
    }


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in files.items():
            archive.writestr(path, content)
    return out.getvalue()


def file_name(title: str) -> str:
    """Letters, digits and dashes of any script."""
    return re.sub(r"[^\w]+", "-", title).strip("-")[:60] or "artifact"
