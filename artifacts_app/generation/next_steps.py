"""What is thought of a page after it is done: a title where it has none, and what to change next."""

from functools import partial

import redis
from django.conf import settings
from django.db import connection
from django.db.models import F

from artifacts_app.access import Viewer
from artifacts_app.events.connection import connect
from artifacts_app.generation import token_count, waiting_line
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
    has_title = bool(own_title(version.file_texts())) or generation.ordinal > 1
    untitled = "" if has_title else generation.artifact.title
    _think(version, generation.request.text, untitled, worker, client)


def think_about_hand_edit(version_id: int, worker: GenerationWorker, client: redis.Redis) -> None:
    """The same for a page that somebody has changed since, if that is still its newest version."""
    heads = Version.objects.filter(
        pk=version_id, artifact__head_id=F("pk"), next_steps__isnull=True
    )
    version = heads.select_related("artifact").first()
    if version is None:
        return
    latest = Generation.latest_of(version.artifact_id)
    if latest is not None and latest.is_active:
        return  # its own are on their way
    _think(version, latest.request.text if latest else version.artifact.title, "", worker, client)


def _think(
    version: Version, sentence: str, untitled: str, worker: GenerationWorker, client: redis.Redis
) -> None:
    """`untitled`: what the artifact is called for want of a title; empty where it has one."""
    if not settings.SUGGEST_STEPS:
        return
    files = version.file_texts()
    if not worker.model_name:  # it loads, or does not
        keep_steps(version, ())
    elif worker.model_is_demo:
        keep_steps(version, suggestions.next_steps(files.get("index.html", "")))
    elif waiting_line.length(client) or _is_used_up(version, client):
        keep_steps(version, ())
    else:
        conversation = next_steps.conversation(sentence, files)
        worker.think_of(conversation, partial(_keep, version, untitled))


def _is_used_up(version: Version, client: redis.Redis) -> bool:
    limit = settings.MAX_TOKENS_PER_DAY
    return bool(limit) and token_count.used_today(client, _owner(version)) >= limit


def _owner(version: Version) -> Viewer:
    return Viewer(version.artifact.user_id, version.artifact.visitor)


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


def _keep(version: Version, untitled: str, answer: str, tokens: int) -> None:
    try:
        token_count.spend(connect(), _owner(version), tokens)
        keep_answer(version, untitled, answer)
    finally:
        connection.close()  # of a thread that is not Django's
