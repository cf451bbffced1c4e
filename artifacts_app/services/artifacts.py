"""Beginning artifacts, talking about them, finding them."""

from collections.abc import Sequence
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from artifacts_app.access import Viewer, owned_artifacts
from artifacts_app.generation.saving import new_version
from artifacts_app.models import Artifact, Generation, Message, MessageRole, Origin, Priority
from artifacts_app.services import capacity, data_files, generations, next_steps
from artifacts_app.services.about import About, checked_about
from artifacts_app.services.errors import Conflict, NotFound, TooLarge
from artifacts_app.services.files import checked_files
from artifacts_app.services.sentences import checked_sentence
from inference.artifact_format.title import title_of


def create_artifact(
    viewer: Viewer,
    prompt: str,
    priority: Priority = Priority.INTERACTIVE,
    data: Sequence[UUID] = (),
    model: str = "",
) -> tuple[Artifact, Generation]:
    """A new artifact from one sentence, and the generation that will write it."""
    prompt = checked_sentence(prompt, "prompt")
    files = data_files.check(viewer, data)
    capacity.check(viewer)
    with transaction.atomic():
        artifact = Artifact.objects.create(title=title_of({}, prompt), **viewer.owner_fields())
        data_files.attach(artifact, files)
        message = Message.objects.create(artifact=artifact, role=MessageRole.USER, text=prompt)
        generation = generations.request_generation(artifact, message, priority, model)
    return artifact, generation


def import_artifact(viewer: Viewer, title: str, files: dict[str, str]) -> Artifact:
    """A new artifact from files that somebody already has: version 1, nothing to generate."""
    checked_files(files)
    title = title_of({}, checked_sentence(title, "title"))
    with transaction.atomic():
        artifact = Artifact.objects.create(title=title, **viewer.owner_fields())
        new_version(artifact, files, Origin.IMPORT)
    return artifact


def send_message(
    viewer: Viewer,
    artifact_id: UUID,
    text: str,
    priority: Priority = Priority.INTERACTIVE,
    data: Sequence[UUID] = (),
    model: str = "",
    about: About | None = None,
) -> Generation:
    """Ask for a change to the head version."""
    text, pointed = checked_sentence(text, "text"), checked_about(about)
    files = data_files.check(viewer, data, find(viewer, artifact_id))
    capacity.check(viewer)
    with transaction.atomic():
        artifact = Artifact.objects.select_for_update().get(pk=artifact_id)
        if artifact.messages.count() >= settings.MAX_MESSAGES:
            raise TooLarge(
                _("A conversation may have %(limit)d messages.") % {"limit": settings.MAX_MESSAGES},
                "text",
            )
        data_files.attach(artifact, files)
        message = Message.objects.create(
            artifact=artifact, role=MessageRole.USER, text=text, about=pointed
        )
        return generations.request_generation(artifact, message, priority, model)


def save_files(viewer: Viewer, artifact_id: UUID, base: int, files: dict[str, str]) -> Artifact:
    """A version made by hand. Raises Conflict where somebody else made a version since `base`."""
    checked_files(files)
    find(viewer, artifact_id)
    with transaction.atomic():
        artifact = Artifact.objects.select_for_update().get(pk=artifact_id)
        head = artifact.head.number if artifact.head else 0
        if base != head:
            message = _("The files are based on version %(base)d, but version %(head)d is newer.")
            raise Conflict(message % {"base": base, "head": head})
        next_steps.ask_for(new_version(artifact, files, Origin.HAND))
    return artifact


def find(viewer: Viewer, artifact_id: UUID) -> Artifact:
    artifact = owned_artifacts(viewer).select_related("head").filter(pk=artifact_id).first()
    if artifact is None:
        raise NotFound(_("There is no such artifact."))
    return artifact
