"""docker-compose.yml with processes of this machine.

PostgreSQL, Redis with a password, two web processes, two workers, and a proxy that ends TLS for
the application's host and the sandbox host.
"""

import ssl
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from tests.integration.stack import Stack, web_name
from tests.support.certificate import contexts
from tests.support.postgres import Postgres
from tests.support.reverse_proxy import ReverseProxy
from tests.support.valkey import free_port

HOST, SANDBOX_HOST = "localhost", "sandbox.localhost"
NUMBERS = (1, 2)  # of web processes and workers


class Team(Stack):
    tls: ssl.SSLContext

    def __init__(self, folder: Path, scripts: list[dict[str, Any]], postgres: Postgres) -> None:
        super().__init__(folder, scripts, redis_password="a-password-for-tests")
        self.postgres = postgres
        self.web_ports = {web_name(number): free_port() for number in NUMBERS}
        self.proxy_port = free_port()
        self.origin = f"https://{HOST}:{self.proxy_port}"
        certificate, self.tls = contexts(folder, (HOST, SANDBOX_HOST))
        self.proxy = ReverseProxy(certificate, list(self.web_ports.values()))
        self.environment |= {
            "DATABASE_URL": postgres.url,
            "PUBLIC_ORIGIN": self.origin,
            "SANDBOX_ORIGIN": f"https://{SANDBOX_HOST}:{self.proxy_port}",
            "TRUST_PROXY": "true",
            "WORKER_CONCURRENCY": "2",
        }

    def start_processes(self) -> None:
        for number in NUMBERS:
            self.start_web(number)
            self.start_worker(number)
        self.wait_until_ready()

    def start_worker(self, number: int = 1, **extra: str) -> None:
        """Its model is called as it is."""
        name = "worker" if number == 1 else f"worker{number}"
        super().start_worker(number, **{"ARTIFACTS_MODEL": name, **extra})


@contextmanager
def running_team(folder: Path, scripts: list[dict[str, Any]]) -> Iterator[Team]:
    postgres = Postgres("another-password")
    with ExitStack() as ending:
        postgres.start()
        ending.callback(postgres.stop)
        team = Team(folder, scripts, postgres)
        team.proxy.start(team.proxy_port)
        ending.callback(team.proxy.stop)
        ending.callback(team.stop)
        team.start()
        yield team
