"""What is thought of a page after it is done: a title where it has none, and what to change next."""

from functools import partial

import redis
from django.conf import settings
from django.db import connection

from artifacts_app.generation import waiting_line
from artifacts_app.generation.worker import GenerationWorker
from artifacts_app.models import Artifact, Generation, GenerationStatus, Version
from inference.artifact_format.title import own_title
from inference.demo_model import suggestions
from inference.prompts import next_steps


def think_about(generation: Generation, worker: GenerationWorker, client: redis.Redis) -> None:
    """Begin to think, if there is a page to think about; returns at once.

    `Version.next_steps` stays None while it is being thought of, and is empty where nothing came
    of it: the engine was busy, failed, or said nothing usable.
    """
    version = generation.result
    if version is None or generation.status != GenerationStatus.FINISHED:
        return
    if not settings.SUGGEST_STEPS:
        return
    files = version.file_texts()
    if worker.model_is_demo:
        keep_steps(version, suggestions.next_steps(files.get("index.html", "")))
    elif waiting_line.length(client):
        keep_steps(version, ())
    else:
        conversation = next_steps.conversation(generation.request.text, files)
        has_title = bool(own_title(files)) or generation.ordinal > 1
        untitled = "" if has_title else generation.artifact.title
        worker.think_of(conversation, partial(_keep, version, untitled))


def keep_steps(version: Version, steps: tuple[str, ...]) -> None:
    Version.objects.filter(pk=version.pk).update(next_steps=list(steps))


def keep_answer(version: Version, untitled: str, answer: str) -> None:
    """`untitled`: what the artifact is called for want of a title; empty where it has one."""
    found = next_steps.read(answer)
    if untitled and found.title:
        # Not if somebody has named it meanwhile.
        Artifact.objects.filter(pk=version.artifact_id, title=untitled, named_by_hand=False).update(
            title=found.title
        )
    keep_steps(version, found.steps)


def _keep(version: Version, untitled: str, answer: str) -> None:
    try:
        keep_answer(version, untitled, answer)
    finally:
        connection.close()  # of a thread that is not Django's
