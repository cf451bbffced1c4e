"""Database, Redis and disk."""

import shutil
from collections.abc import Iterator
from typing import Any

import redis
from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.utils import Error as DatabaseError
from redis.exceptions import RedisError

from artifacts_app.events.connection import PROTOCOL
from artifacts_app.management.diagnosis.finding import Finding, fail, ok, warn

OLDEST_REDIS = (6, 2)  # has XTRIM MINID and the exclusive ranges that the event log needs
GIB = 2**30
LITTLE_ROOM, NO_ROOM = 2 * GIB, GIB // 4  # bytes of disk
FULL = 0.9  # share of the memory that Redis may use


def database() -> Iterator[Finding]:
    try:
        yield from _database()
    except DatabaseError as error:
        yield fail("database", str(error).strip(), "Start it, or correct DATABASE_URL.")


def _database() -> Iterator[Finding]:
    executor = MigrationExecutor(connection)
    missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if missing:
        names = ", ".join(migration.name for migration, _ in missing[:3])
        yield fail(
            "database", f"{len(missing)} migrations are missing: {names}", "manage.py migrate"
        )
    else:
        yield ok("database", f"{connection.vendor}, all migrations are there")
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode")
        mode = cursor.fetchone()[0]
    if mode in {"wal", "memory"}:
        yield ok("database journal", f"{mode}: readers do not wait for the writer")
    else:
        yield fail(
            "database journal",
            f"{mode}: readers wait for the writer",
            "Put ARTIFACTS_VAR on a local disk: network file systems cannot do WAL.",
        )


def queue() -> Iterator[Finding]:
    client = redis.Redis.from_url(
        settings.REDIS_URL, protocol=PROTOCOL, socket_timeout=5, socket_connect_timeout=2
    )
    with client:
        try:
            info: Any = client.info()
        except RedisError as error:
            advice = "Start it (manage.py run brings its own), or correct REDIS_URL."
            yield fail("redis", str(error), advice)
            return
        yield _version(info)
        yield _durability(info)
        yield _memory(info)
        if ":@" in settings.REDIS_URL or "@" not in settings.REDIS_URL:
            yield warn(
                "redis password",
                "it has none; whoever reaches it controls the queue",
                "Set requirepass, and REDIS_URL=redis://:password@host:6379/0",
            )


def _version(info: Any) -> Finding:
    name = str(info.get("server_name") or "redis")
    version = str(info.get(f"{name}_version") or info["redis_version"])
    said = f"{name} {version}"
    if tuple(map(int, str(info["redis_version"]).split(".")[:2])) >= OLDEST_REDIS:
        return ok("redis", said)
    return fail("redis", f"{said} is too old", "Use Valkey 8 or Redis 6.2 or newer.")


def _durability(info: Any) -> Finding:
    about = "redis durability"
    if not info.get("aof_enabled"):
        return warn(
            about,
            "no append-only file: a restart forgets pages in the making",
            "Set appendonly yes and appendfsync everysec.",
        )
    if info.get("aof_last_write_status") != "ok":
        return fail(about, "the append-only file cannot be written", "Make room on Redis' disk.")
    return ok(about, "append-only file")


def _memory(info: Any) -> Finding:
    about, policy = "redis memory", info.get("maxmemory_policy")
    used, most = int(info["used_memory"]), int(info.get("maxmemory") or 0)
    if most and policy != "noeviction":
        advice = "Set maxmemory-policy noeviction."
        return fail(about, f"with {policy} it drops what waits in the queue for room", advice)
    said = f"{used / 2**20:.0f} MiB" + (f" of {most / 2**20:.0f}" if most else "")
    if most and used > FULL * most:
        return warn(about, said, "Raise maxmemory, or lower EVENT_LOG_SECONDS.")
    return ok(about, said)


def disk() -> Iterator[Finding]:
    folder = settings.VAR_DIR
    if not folder.is_dir():
        yield fail("disk", f"{folder} is no folder", "Create it, or correct ARTIFACTS_VAR.")
        return
    free = shutil.disk_usage(folder).free
    said = f"{free / GIB:.1f} GiB are free in {folder}"
    if free < NO_ROOM:
        yield fail("disk", said, "Make room: the database and the event log cannot be written.")
    elif free < LITTLE_ROOM:
        yield warn("disk", said, "Make room, or set RETENTION_DAYS.")
    else:
        yield ok("disk", said)
