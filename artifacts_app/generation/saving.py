"""The one transaction at the end of a generation."""

import redis
from django.db import transaction
from django.db.models import Max

from artifacts_app.events.announcing import announce
from artifacts_app.events.types import Event
from artifacts_app.generation import lifecycle
from artifacts_app.generation.answer import Answer
from artifacts_app.generation.making import Record
from artifacts_app.models import (
    Artifact,
    Generation,
    GenerationStatus,
    Message,
    MessageRole,
    Origin,
    Version,
    VersionFile,
)
from artifacts_app.rendering.pictures.asking import ask_for
from inference.artifact_format.title import title_of


def new_version(
    artifact: Artifact,
    files: dict[str, str],
    origin: Origin,
    summary: str = "",
    making: Record | None = None,
) -> Version:
    """Add the next version and make it the head. Call inside a transaction that holds the row."""
    latest = artifact.versions.aggregate(latest=Max("number"))["latest"] or 0
    version = Version.objects.create(
        artifact=artifact,
        number=latest + 1,
        origin=origin,
        summary=summary[:200],
        making=making,
    )
    VersionFile.objects.bulk_create(
        VersionFile(version=version, path=path, text=text) for path, text in files.items()
    )
    ask_for(version)
    artifact.head = version
    artifact.save(update_fields=["head", "title", "updated"])
    return version


def save_answer(generation: Generation, answer: Answer, making: Record | None = None) -> bool:
    """Version, message, usage and status together; False: the generation is no longer ours."""
    with transaction.atomic():
        artifact = Artifact.objects.select_for_update().get(pk=generation.artifact_id)
        generation.artifact = artifact
        version = generation.result = _version_of(artifact, generation, answer, making)
        generation.prompt_tokens = answer.prompt_tokens
        generation.completion_tokens = answer.completion_tokens
        generation.truncated = answer.truncated
        generation.retryable = answer.retryable
        generation.error_code = answer.error_code
        generation.error_message = answer.error_message
        if not lifecycle.end(generation, GenerationStatus(answer.status)):
            transaction.set_rollback(True)
            return False
        if answer.prose or version:
            Message.objects.create(
                artifact=artifact, role=MessageRole.ASSISTANT, text=answer.prose, version=version
            )
    return True


def kept_files(answer: Answer) -> dict[str, str]:
    return {path: text for path, text in answer.files.items() if text.strip()}


def _version_of(
    artifact: Artifact, generation: Generation, answer: Answer, making: Record | None
) -> Version | None:
    files = kept_files(answer)
    if not files:
        return None
    sentence = generation.request.text
    if not artifact.named_by_hand and (artifact.head_id is None or generation.ordinal == 1):
        artifact.title = title_of(files, sentence)
    origin = Origin.EDIT if generation.base_id else Origin.SENTENCE
    return new_version(artifact, files, origin, sentence, making)


def ending_event(generation: Generation) -> Event:
    """The last word of a generation, as the database has it."""
    number = generation.result.number if generation.result else None
    if generation.status == GenerationStatus.CANCELLED:
        return {"type": "cancelled", "version": number}
    if generation.status == GenerationStatus.FAILED:
        return {
            "type": "failed",
            "code": generation.error_code,
            "message": generation.error_message,
            "retryable": generation.retryable,
            "version": number,
        }
    return {
        "type": "finished",
        "version": number,
        "title": generation.artifact.title,
        "usage": {
            "prompt_tokens": generation.prompt_tokens or 0,
            "completion_tokens": generation.completion_tokens or 0,
        },
        "seconds": round(generation.seconds or 0.0, 2),
        "truncated": generation.truncated,
    }


def announce_ending(client: redis.Redis, generation: Generation) -> None:
    """The last word of a generation that no worker will say."""
    event = ending_event(generation)
    announce(client, generation.artifact_id, generation.pk, generation.ordinal, event)
