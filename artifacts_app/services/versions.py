"""Looking at versions and going back to them."""

import difflib
from uuid import UUID

from django.db import transaction

from artifacts_app.access import Viewer
from artifacts_app.generation.saving import new_version
from artifacts_app.models import Artifact, Origin, Version
from artifacts_app.services.artifacts import find
from artifacts_app.services.errors import NotFound


def find_version(artifact: Artifact, number: int) -> Version:
    version = artifact.versions.filter(number=number).first()
    if version is None:
        raise NotFound(f"There is no version {number}.")
    return version


def restore(viewer: Viewer, artifact_id: UUID, number: int) -> Version:
    """The files of an old version as a new head: nothing in between is lost."""
    find(viewer, artifact_id)
    with transaction.atomic():
        artifact = Artifact.objects.select_for_update().get(pk=artifact_id)
        old = find_version(artifact, number)
        return new_version(artifact, old.file_texts(), Origin.RESTORE, f"version {number}")


def diff(old: Version, new: Version) -> dict[str, str]:
    """A unified diff for each path that differs."""
    before, after = old.file_texts(), new.file_texts()
    return {
        path: _unified(path, before.get(path, ""), after.get(path, ""))
        for path in sorted(before.keys() | after.keys())
        if before.get(path) != after.get(path)
    }


def _unified(path: str, before: str, after: str) -> str:
    lines = difflib.unified_diff(
        before.splitlines(), after.splitlines(), f"a/{path}", f"b/{path}", lineterm=""
    )
    return "\n".join(lines)
