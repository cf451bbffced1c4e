"""Who may follow what: one database call for each socket, on threads of its own.

All consumers of a process otherwise share one thread for the database.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.cookies import SimpleCookie
from typing import Any, ParamSpec, TypeVar
from uuid import UUID

from asgiref.sync import sync_to_async
from django.db import close_old_connections

from artifacts_app.access import (
    NOBODY,
    Viewer,
    opens_share,
    owned_artifacts,
    share_link_of_token,
    viewer_of_cookies,
    viewer_of_token,
)
from artifacts_app.events.cursor import Cursor
from artifacts_app.events.types import Snapshot
from artifacts_app.models import Artifact, Generation, Version

P = ParamSpec("P")
T = TypeVar("T")

DATABASE_THREADS = ThreadPoolExecutor(max_workers=4, thread_name_prefix="socket-database")


@dataclass(frozen=True, slots=True)
class Admission:
    """What a socket may follow, and where the log goes on from what the database holds."""

    artifact_id: UUID
    viewer_key: str
    generation_id: UUID | None
    status: str
    settled: Cursor  # all before this is in the database


async def in_database_thread(call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    def run() -> T:
        close_old_connections()
        try:
            return call(*args, **kwargs)
        finally:
            close_old_connections()

    return await sync_to_async(run, thread_sensitive=False, executor=DATABASE_THREADS)()


def admit_owner(scope: dict[str, Any], artifact_id: UUID) -> Admission | None:
    viewer = _viewer(scope)
    artifact = owned_artifacts(viewer).filter(pk=artifact_id).first()
    return _admission(artifact, viewer.key) if artifact else None


def admit_link_holder(scope: dict[str, Any], token: str) -> Admission | None:
    """None too for a link pinned to a version: there is nothing to follow."""
    link = share_link_of_token(token)
    if link is None or link.version_id is not None:
        return None
    if not opens_share(link, proof=_cookies(scope).get("share")):
        return None
    return _admission(link.artifact, f"share:{link.pk}")


def snapshot(artifact_id: UUID) -> Snapshot:
    """The state as the database has it."""
    artifact = Artifact.objects.select_related("head").get(pk=artifact_id)
    generation = _latest_generation(artifact)
    event: Snapshot = {
        "type": "snapshot",
        "status": generation.status if generation else "finished",
        "title": artifact.title,
        "version": artifact.head.number if artifact.head else None,
        "files": _files(artifact.head),
    }
    if generation is not None and generation.error_code:
        event["code"] = generation.error_code
        event["message"] = generation.error_message
    return event


def _admission(artifact: Artifact, viewer_key: str) -> Admission:
    generation = _latest_generation(artifact)
    if generation is None:
        return Admission(artifact.pk, viewer_key, None, "finished", Cursor.start_of(1))
    settled = Cursor.start_of(generation.ordinal + (0 if generation.is_active else 1))
    return Admission(artifact.pk, viewer_key, generation.pk, generation.status, settled)


def _latest_generation(artifact: Artifact) -> Generation | None:
    return artifact.generations.order_by("ordinal").last()


def _files(version: Version | None) -> dict[str, str]:
    return version.file_texts() if version else {}


def _viewer(scope: dict[str, Any]) -> Viewer:
    authorization = dict(scope["headers"]).get(b"authorization", b"").decode("latin-1")
    scheme, _, token = authorization.partition(" ")
    if scheme.lower() == "bearer":
        return viewer_of_token(token.strip()) or NOBODY
    return viewer_of_cookies(_cookies(scope))


def _cookies(scope: dict[str, Any]) -> dict[str, str]:
    cookie = SimpleCookie(dict(scope["headers"]).get(b"cookie", b"").decode("latin-1"))
    return {name: morsel.value for name, morsel in cookie.items()}
