"""For load balancers and the supervisor: alive, and ready."""

from functools import cache

from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.utils import Error as DatabaseError
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe
from redis.exceptions import RedisError

from artifacts_app.events.connection import connect
from artifacts_app.views.context import engine_state


@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    return JsonResponse({"status": "alive"})


@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    """200 when a sentence asked now would be answered; else 503, saying what is missing."""
    checks = {"database": _database(), "redis": _redis(), "engine": _engine()}
    ready = all(check == "ready" for check in checks.values())
    body = {**checks, "demo": engine_state().is_demo}
    response = JsonResponse(body, status=200 if ready else 503)
    # Asked every second while it starts: Django would log each 503 as an error.
    response._has_been_logged = True  # type: ignore[attr-defined]  # noqa: SLF001
    return response


def _database() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        return "ready" if _is_migrated() else "Migrations are missing: manage.py migrate."
    except DatabaseError as error:
        return str(error)


@cache
def _migrations_of_this_code() -> set[tuple[str, str]]:
    return set(MigrationLoader(None).disk_migrations)


def _is_migrated() -> bool:
    """True where the database is newer too: the old processes serve while an upgrade begins."""
    applied = set(MigrationRecorder(connection).applied_migrations())
    return _migrations_of_this_code() <= applied


def _redis() -> str:
    try:
        connect().ping()
    except RedisError as error:
        return str(error)
    return "ready"


def _engine() -> str:
    state = engine_state()
    return "ready" if state.ready else state.detail
