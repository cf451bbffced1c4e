import stat
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import redis
from redis.exceptions import AuthenticationError, RedisError

from artifacts_app.management.embedded_redis import redis_service
from tests.support.valkey import free_port

DEADLINE = 20  # seconds


@pytest.fixture
def url(tmp_path: Path) -> Iterator[str]:
    service, url = redis_service(free_port(), tmp_path / "valkey", tmp_path / "url")
    with subprocess.Popen(service.command) as process:
        deadline = time.monotonic() + DEADLINE
        while not answers(url) and time.monotonic() < deadline:
            time.sleep(0.02)  # between two looks
        yield url
        process.terminate()


def answers(url: str) -> bool:
    try:
        with redis.Redis.from_url(url) as client:
            return bool(client.ping())
    except RedisError:
        return False


def test_only_who_knows_the_password_is_served(url: str) -> None:
    assert answers(url)
    stranger = redis.Redis.from_url("redis://127.0.0.1" + url[url.rindex(":") :])
    with stranger, pytest.raises(AuthenticationError):
        stranger.ping()


def test_it_keeps_what_it_is_told_and_drops_nothing_for_room(url: str) -> None:
    with redis.Redis.from_url(url) as client:
        assert client.config_get("appendonly") == {"appendonly": "yes"}
        assert client.config_get("maxmemory-policy") == {"maxmemory-policy": "noeviction"}


def test_the_password_stays_and_is_nobody_elses_to_read(tmp_path: Path) -> None:
    folder = tmp_path / "valkey"
    first, url = redis_service(1, folder, tmp_path / "url")
    password = (folder / "password").read_text()
    redis_service(2, folder, tmp_path / "url")
    assert (folder / "password").read_text() == password
    assert password not in " ".join(first.command)
    assert f":{password}@" in url
    for file in (folder / "password", folder / "valkey.conf", tmp_path / "url"):
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert (tmp_path / "url").read_text() == f"redis://:{password}@127.0.0.1:2/0"
