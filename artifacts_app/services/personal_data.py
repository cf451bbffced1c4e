"""All that is held of one person: to take along, and to delete."""

import io
import json
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib.auth import get_user_model
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction

from artifacts_app.access import (
    Viewer,
    owned_artifacts,
    owned_generations,
    owned_share_links,
    owned_tokens,
)
from artifacts_app.events.connection import connect
from artifacts_app.events.entry import stream_key
from artifacts_app.generation import control
from artifacts_app.models import ACTIVE, Artifact, AuditEntry, IdempotencyKey
from artifacts_app.services import audit
from artifacts_app.services.downloads import file_name
from artifacts_app.services.people import owned_rows

MESSAGE_FIELDS = ("role", "text", "created")
GENERATION_FIELDS = ("status", "model", "created", "prompt_tokens", "completion_tokens", "seconds")
SHARE_FIELDS = ("created", "expires", "remixable", "listed", "common_storage", "views")
TOKEN_FIELDS = ("name", "scope", "created", "expires", "last_used")


class Chunks(io.RawIOBase):
    """What was written since the last look: a zip goes out while it is made, whatever its size."""

    def __init__(self) -> None:
        self.parts: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self.parts.append(bytes(data))
        return len(data)

    def take(self) -> bytes:
        taken, self.parts = b"".join(self.parts), []
        return taken


def export(viewer: Viewer) -> Iterator[bytes]:
    """A zip, piece by piece: each artifact's versions as files, all else as JSON."""
    chunks = Chunks()
    with zipfile.ZipFile(chunks, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("account.json", _json(_account(viewer)))
        for artifact in owned_artifacts(viewer).iterator(chunk_size=50):
            for path, content in _files(artifact):
                archive.writestr(path, content)
                yield chunks.take()
    yield chunks.take()


def _account(viewer: Viewer) -> dict[str, Any]:
    account: dict[str, Any] = {"tokens": list(owned_tokens(viewer).values(*TOKEN_FIELDS))}
    person = get_user_model().objects.filter(pk=viewer.user_id or 0)
    fields = ("username", "email", "first_name", "last_name", "date_joined", "last_login")
    return account | (person.values(*fields).first() or {})


def _files(artifact: Artifact) -> Iterable[tuple[str, str | bytes]]:
    folder = f"{file_name(artifact.title)}-{str(artifact.pk)[:8]}"
    yield f"{folder}/artifact.json", _json(_description(artifact))
    for version in artifact.versions.iterator(chunk_size=20):
        for path, text in version.file_texts().items():
            yield f"{folder}/versions/{version.number}/{path}", text
    for data in artifact.data_files.iterator(chunk_size=5):
        yield f"{folder}/data/{data.name}", bytes(data.content)


def _description(artifact: Artifact) -> dict[str, Any]:
    return {
        "id": artifact.pk,
        "title": artifact.title,
        "created": artifact.created,
        "messages": list(artifact.messages.values(*MESSAGE_FIELDS)),
        "versions": list(artifact.versions.values("number", "origin", "summary", "created")),
        "generations": list(artifact.generations.values(*GENERATION_FIELDS)),
        "shares": list(artifact.share_links.values(*SHARE_FIELDS)),
    }


def _json(value: Any) -> str:
    return json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1)


def held(viewer: Viewer) -> dict[str, int]:
    """How much there is, for the page that asks whether to delete it."""
    return {
        "artifacts": owned_artifacts(viewer).count(),
        "shares": owned_share_links(viewer).count(),
        "tokens": owned_tokens(viewer).count(),
    }


def delete_everything(viewer: Viewer) -> None:
    """Irrevocable. What is being written stops; sessions and tokens end with it.

    The audit log keeps that there was somebody, without name or address.
    """
    redis = connect()
    running = list(owned_generations(viewer).filter(status__in=ACTIVE).values_list("pk", flat=True))
    streams = [stream_key(pk) for pk in owned_artifacts(viewer).values_list("pk", flat=True)]
    with transaction.atomic():
        for rows in owned_rows(viewer):
            rows.delete()
        IdempotencyKey.objects.filter(viewer=viewer.key).delete()
        if viewer.user_id is not None:
            end_sessions(viewer.user_id)
            get_user_model().objects.filter(pk=viewer.user_id).delete()
        audit.record(viewer, "person.deleted", viewer.key)
        AuditEntry.objects.forget_addresses(viewer.key)
    for generation in running:
        control.ask_to_cancel(redis, generation)
    if streams:
        redis.delete(*streams)


def end_sessions(user_id: int) -> None:
    for session in UserSession.objects.filter(user_id=user_id):
        session.end()
