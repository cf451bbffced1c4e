"""Looking at versions and going back to them."""

import difflib
from typing import TypedDict
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from artifacts_app.access import Viewer
from artifacts_app.generation.saving import new_version
from artifacts_app.models import Artifact, Generation, Origin, Version
from artifacts_app.services.artifacts import find
from artifacts_app.services.errors import NotFound


def find_version(artifact: Artifact, number: int) -> Version:
    version = artifact.versions.filter(number=number).first()
    if version is None:
        raise NotFound(_("There is no version %(number)d.") % {"number": number})
    return version


def versions_of(artifact: Artifact) -> QuerySet[Version]:
    """Without what is large; `is_recorded` says whether there is a making to play again."""
    found = artifact.versions.annotate(is_recorded=Q(making__isnull=False))
    return found.defer("making", "findings")


def restore(viewer: Viewer, artifact_id: UUID, number: int) -> Version:
    """The files of an old version as a new head: nothing in between is lost."""
    find(viewer, artifact_id)
    with transaction.atomic():
        artifact = Artifact.objects.select_for_update().get(pk=artifact_id)
        old = find_version(artifact, number)
        return new_version(artifact, old.file_texts(), Origin.RESTORE, f"version {number}")


class Making(TypedDict):
    """Enough to play again how a version was written, with its own timing."""

    base: dict[str, str]  # the files that its edits began with; none where all was written anew
    files: dict[str, str]
    languages: dict[str, str]
    steps: list[list[int | str]]  # as `generation.making` has them, files by their path


def making_of(version: Version) -> Making:
    """Raises NotFound for a version that no model has written, or not so that it was noted."""
    if version.making is None:
        raise NotFound(_("How this version was written is not known."))
    generation = Generation.objects.filter(result=version).select_related("base").first()
    base = generation.base if generation else None
    named = [path for path, __ in version.making["files"]]
    steps = [[step[0], named[step[1]], *step[2:]] for step in version.making["steps"]]
    has_edits = any(len(step) == 5 for step in steps)
    if has_edits and base is None:
        raise NotFound(_("The version that this one began with is gone."))
    return {
        "base": base.file_texts() if base and has_edits else {},
        "files": version.file_texts(),
        "languages": dict(version.making["files"]),
        "steps": steps,
    }


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
