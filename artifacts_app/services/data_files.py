"""Files that a person brings for a page to read."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _

from artifacts_app.access import Viewer, owned_data_files
from artifacts_app.models import Artifact, DataFile
from artifacts_app.models.data_file import NAME_LENGTH
from artifacts_app.services.errors import Invalid, NotFound, TooLarge, TooMany
from artifacts_app.services.texts import storable
from inference.data import read_data
from inference.data.problems import Sentence, Unreadable
from inference.prompts.data import describe

MOST_WAITING = 20  # files of one person that no sentence has taken along yet
RETRY_AFTER = 60  # seconds


@dataclass(frozen=True, slots=True)
class AddedFile:
    file: DataFile
    notes: tuple[str, ...]  # what the person should know about how it was read


def add(viewer: Viewer, name: str, content: bytes) -> AddedFile:
    """Read a file and keep it until a sentence takes it along. Raises TooLarge, Invalid, TooMany."""
    check_size(len(content))
    if owned_data_files(viewer).filter(artifact=None).count() >= MOST_WAITING:
        raise TooMany(
            _("%(limit)d files are waiting already: remove one first.") % {"limit": MOST_WAITING},
            RETRY_AFTER,
        )
    try:
        read = read_data(plain_name(name), content)
    except Unreadable as problem:
        raise Invalid(translated(problem.sentence), "file") from problem
    check_size(len(read.content))
    file = DataFile.objects.create(
        name=read.name,
        media_type=read.media_type,
        content=read.content,
        description=storable(describe(read)),
        rows=read.rows,
        columns=len(read.columns) if read.columns else None,
        **viewer.owner_fields(),
    )
    return AddedFile(file, tuple(translated(note) for note in read.notes))


def translated(sentence: Sentence) -> str:
    return _(sentence.template) % sentence.values


def remove(viewer: Viewer, file_id: UUID) -> None:
    """Forget a file that no artifact has yet."""
    deleted, __ = owned_data_files(viewer).filter(pk=file_id, artifact=None).delete()
    if not deleted:
        raise NotFound(_("There is no such file."))


def check(viewer: Viewer, ids: Sequence[UUID], artifact: Artifact | None = None) -> list[DataFile]:
    """The waiting files of a request, in its order. Raises Invalid or TooLarge, naming the field."""
    present = artifact.data_files.count() if artifact else 0
    if len(ids) + present > settings.MAX_DATA_FILES:
        raise TooLarge(
            _("A page can have %(limit)d data files.") % {"limit": settings.MAX_DATA_FILES}, "data"
        )
    if not ids:
        return []
    found = owned_data_files(viewer).filter(artifact=None).defer("content").in_bulk(ids)
    if len(found) != len(ids):
        raise Invalid(_("One of the files is gone or used already: add it again."), "data")
    return [found[file_id] for file_id in ids]


def attach(artifact: Artifact, files: Sequence[DataFile]) -> None:
    """Call inside the transaction that stores the request."""
    if not files:
        return
    taken = set(artifact.data_files.values_list("name", flat=True))
    for file in files:
        wanted = file.name
        file.name = free_name(wanted, taken)
        file.description = file.description.replace(wanted, file.name)
        file.artifact = artifact
        file.save(update_fields=["name", "description", "artifact"])
        taken.add(file.name)


def copy(source: Artifact, target: Artifact) -> None:
    """A remix or a branch reads the same data."""
    for file in source.data_files.all():
        file.pk = None
        file._state.adding = True  # noqa: SLF001 (Django's documented way to copy a row)
        file.artifact, file.user_id, file.visitor = target, target.user_id, target.visitor
        file.save()


def find(artifact: Artifact, name: str) -> DataFile:
    file = artifact.data_files.filter(name=name).first()
    if file is None:
        raise NotFound(_("There is no such file."))
    return file


def check_size(size: int) -> None:
    limit = settings.MAX_DATA_BYTES
    if size > limit:
        raise TooLarge(
            _("The file takes %(size).1f MiB; the limit is %(limit).1f MiB.")
            % {"size": size / 1024 / 1024, "limit": limit / 1024 / 1024},
            "file",
        )


def plain_name(name: str) -> str:
    """A name that a page can put into an address and a string: letters, digits, `.`, `_`, `-`."""
    plain = re.sub(r"[^\w.-]+", "-", name.rpartition("/")[2].rpartition("\\")[2]).strip("-.")
    stem, dot, ending = plain.rpartition(".")
    if not dot or len(ending) > 8:
        stem, ending = plain, ""
    stem = (stem or "data")[: NAME_LENGTH - 20]
    return f"{stem}.{ending}" if ending else stem


def free_name(name: str, taken: set[str]) -> str:
    stem, dot, ending = name.rpartition(".")
    number = 2
    while name in taken:
        name = f"{stem}-{number}{dot}{ending}"
        number += 1
    return name
