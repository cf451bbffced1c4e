"""The commands of docs/operate.md, "Backup and restore", as they stand there."""

import os
import re
import shlex
import subprocess
from pathlib import Path
from typing import Any

import httpx
import psycopg
import pytest
from redis import Redis

from tests.integration.stack import ROOT, TOKEN
from tests.integration.team import Team
from tests.integration.viewer import Viewer
from tests.integration.watched import PAGE, RENAMED
from tests.support.postgres import Postgres

pytestmark = pytest.mark.processes
TABLE = "name,value\nä,1\n数,2\n".encode()
PICTURE = bytes(range(256)) * 40
IN_CONTAINER = re.compile(r"docker compose exec --no-TTY (postgres|redis) ")


def commands(program: str) -> list[str]:
    """Those of the documentation that begin so, without what leads into the container."""
    lines = (ROOT / "docs" / "operate.md").read_text().splitlines()
    inside = [IN_CONTAINER.sub("", line) for line in lines if IN_CONTAINER.match(line)]
    return [line for line in inside if line.startswith(program)]


def on_postgres(postgres: Postgres, program: str, folder: Path) -> None:
    [command] = commands(program)
    path = f"{postgres.programs}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, **postgres.environment, "PATH": path}
    subprocess.run(["sh", "-c", command], cwd=folder, env=environment, check=True)


def on_redis(url: str) -> None:
    [command] = commands("sh -c")
    words = re.fullmatch(r".* valkey-cli (.+)", shlex.split(command)[-1])
    assert words
    with Redis.from_url(url) as redis:
        assert redis.execute_command(*words[1].split())


class Work:
    """A page with a data file, two versions, a picture and a link."""

    def __init__(self, team: Team) -> None:
        self.team = team
        self.http = httpx.Client(
            base_url=team.origin, verify=team.tls, headers={"Authorization": f"Bearer {TOKEN}"}
        )

    async def make(self) -> None:
        data = self._made("/api/data", files={"file": ("numbers.csv", TABLE, "text/csv")})
        self.created = self._made(
            "/api/artifacts", json={"prompt": "a quick page", "data": [data["id"]]}
        )
        self.path = f"/api/artifacts/{self.created['id']}"
        await Viewer(self.team, self.created["events"]).watch()
        await self.change("Rename it")
        self.url = self._made(f"{self.path}/shares", json={"remixable": False})["url"]
        with psycopg.connect(self.team.postgres.url) as connection:
            connection.execute(
                "INSERT INTO artifacts_app_picture (version_id, kind, content, created)"
                " SELECT id, 'thumbnail', %s, now() FROM artifacts_app_version WHERE artifact_id = %s",
                [PICTURE, self.created["id"]],
            )

    async def change(self, text: str) -> Viewer:
        ordinal = len(self.versions()) + 1
        asked = self._made(f"{self.path}/messages", json={"text": text})
        viewer = Viewer(self.team, asked["events"], after=f"{ordinal}-0")
        await viewer.watch()
        return viewer

    def versions(self) -> list[str]:
        numbers = sorted(item["number"] for item in self._found(self.path).json()["versions"])
        found = [self._found(f"{self.path}/versions/{number}").json() for number in numbers]
        return [item["files"]["index.html"] for item in found]

    def table(self) -> bytes:
        return self._found(f"{self.path}/data/numbers.csv").content

    def links(self) -> list[str]:
        return [link["url"] for link in self._found(f"{self.path}/shares").json()]

    def _found(self, path: str) -> httpx.Response:
        return self.http.get(path).raise_for_status()

    def _made(self, path: str, **request: Any) -> dict[str, Any]:
        return dict(self.http.post(path, **request).raise_for_status().json())


async def test_a_restored_backup_has_everything_and_goes_on(team: Team, tmp_path: Path) -> None:
    work = Work(team)
    await work.make()
    key = (team.folder / "secret_key").read_bytes()
    before = team.postgres.contents()
    assert len(before["artifacts_app_picture"]) == 2
    on_postgres(team.postgres, "pg_dump", tmp_path)
    await work.change("Undo it")  # what the backup does not have, though Redis has

    team.stop_processes()
    on_postgres(team.postgres, "pg_restore", tmp_path)  # over what is there
    assert team.postgres.contents() == before
    team.postgres.wipe()
    (team.folder / "secret_key").unlink()
    on_postgres(team.postgres, "pg_restore", tmp_path)  # on a new machine
    assert team.postgres.contents() == before
    (team.folder / "secret_key").write_bytes(key)
    on_redis(team.valkey.url)
    team.start_processes()

    assert work.versions() == [PAGE, RENAMED]
    assert work.table() == TABLE
    assert work.links() == [work.url]
    assert work.http.get(work.url).status_code == 200
    assert (await work.change("Undo it")).types[-1] == "finished"
    assert work.versions() == [PAGE, RENAMED, PAGE]
