"""The real thing for tests: Valkey, web and worker as processes, on ports and data of their own."""

import atexit
import http.client
import json
import os
import shutil
import signal
import ssl
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from artifacts_app.management.services import (
    courier_service,
    renderer_service,
    web_service,
    worker_service,
)
from artifacts_app.management.supervisor.service import Service
from tests.support.valkey import Valkey, free_port

TOKEN = "a-token-for-tests"
DEADLINE = 60  # seconds
ROOT = Path(__file__).parents[2]
# One process for both commands: to begin takes each of them longer than its work.
PREPARE = """
import os, django
from django.core.management import call_command
django.setup()
call_command("migrate", verbosity=0)
call_command("create_token", "tests", token=os.environ["TOKEN"], stdout=open(os.devnull, "w"))
"""


class Stack:
    longest_start = DEADLINE
    tls: ssl.SSLContext | None = None  # trusts the certificate of an https origin

    def __init__(
        self,
        folder: Path,
        scripts: list[dict[str, Any]] | None,
        redis_password: str = "",
        **extra: str,
    ) -> None:
        """`scripts` for the scripted engine; None: the engine that `extra` or the default names."""
        self.folder = folder
        self.port = free_port()
        self.web_ports = {"web": self.port}
        self.origin = f"http://localhost:{self.port}"
        self.valkey = Valkey(folder, redis_password)
        self.environment = {
            "PORT": str(self.port),
            "ARTIFACTS_VAR": str(folder),
            "REDIS_URL": self.valkey.url,
            "MAX_RUNNING_PER_VIEWER": "1000",
            "MAX_GENERATIONS_PER_HOUR": "0",
            "MAX_REQUESTS_PER_MINUTE": "0",
            "MAX_SOCKETS_PER_VIEWER": "1000",
            "ARTIFACTS_PICTURES": "off",
            "SUGGEST_STEPS": "false",
            "PYTHONUNBUFFERED": "1",
            **extra,
        }
        if scripts is not None:
            path = folder / "scripts.json"
            path.write_text(json.dumps(scripts))
            self.environment |= {"ARTIFACTS_ENGINE": "scripted", "ARTIFACTS_SCRIPT": str(path)}
        self._processes: dict[str, subprocess.Popen[bytes]] = {}

    def start(self) -> None:
        self.valkey.start()
        if "DATABASE_URL" in {**os.environ, **self.environment}:
            _prepare_database(self.environment)
        else:
            shutil.copy(_empty_database(), self.folder)
        self.start_processes()

    def start_processes(self) -> None:
        self.start_web()
        self.start_worker()
        self.wait_until_ready()

    def stop(self) -> None:
        self.stop_processes()
        self.valkey.stop()

    def stop_processes(self) -> None:
        for name in list(self._processes):
            self.end(name, signal.SIGTERM)

    def start_web(self, number: int = 1) -> None:
        name = web_name(number)
        port = self.web_ports.setdefault(name, free_port())
        self._start(replace(web_service("127.0.0.1", port, self.environment), name=name))

    def start_worker(self, number: int = 1, **extra: str) -> None:
        concurrency = int(self.environment.get("WORKER_CONCURRENCY", "8"))
        self._start(worker_service(number, concurrency, self.environment | extra))

    def start_courier(self) -> None:
        self._start(courier_service(self.environment))

    def start_renderer(self) -> None:
        self._start(renderer_service(self.environment))

    def end(self, name: str, number: signal.Signals) -> None:
        process = self._processes.pop(name)
        os.killpg(process.pid, number)
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def pids(self) -> dict[str, int]:
        pids = {name: process.pid for name, process in self._processes.items()}
        return pids | {"valkey": self.valkey.pid}

    def wait_until_ready(self) -> None:
        deadline = time.monotonic() + self.longest_start
        while not all(map(self._ready, self.web_ports.values())):
            if time.monotonic() > deadline:
                raise TimeoutError(self._logs())
            time.sleep(0.05)  # between two looks

    def call(self, method: str, path: str, body: Any = None) -> Any:
        """The JSON answer of an API call made with the token."""
        request = urllib.request.Request(
            self.origin + path,
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=30, context=self.tls) as answer:
            text = answer.read()
            return json.loads(text) if text else None

    def _ready(self, port: int) -> bool:
        connection = http.client.HTTPConnection("localhost", port, timeout=2)
        try:
            connection.request("GET", "/readyz")
            return connection.getresponse().status == 200
        except (TimeoutError, OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()

    def _start(self, service: Service) -> None:
        log = (self.folder / f"{service.name}.log").open("ab")
        self._processes[service.name] = subprocess.Popen(
            list(service.command),
            env={**os.environ, **service.environment},
            cwd=ROOT,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )

    def _manage(self, *words: str) -> None:
        command = [sys.executable, "manage.py", *words]
        subprocess.run(command, env={**os.environ, **self.environment}, cwd=ROOT, check=True)

    def _logs(self) -> str:
        return "\n".join(f"{log.name}:\n{log.read_text()}" for log in self.folder.glob("*.log"))


@cache
def _empty_database() -> Path:
    """A file with all tables and the token, made once for all stacks of this process."""
    folder = Path(tempfile.mkdtemp(prefix="artifacts-database-"))
    atexit.register(shutil.rmtree, folder)
    _prepare_database({"ARTIFACTS_VAR": str(folder)})
    return folder / "artifacts.sqlite3"


def _prepare_database(environment: dict[str, str]) -> None:
    settings = {"DJANGO_SETTINGS_MODULE": "artifacts_app.config.settings", "TOKEN": TOKEN}
    environment = {**os.environ, **environment, **settings}
    subprocess.run([sys.executable, "-c", PREPARE], env=environment, cwd=ROOT, check=True)


def web_name(number: int) -> str:
    return "web" if number == 1 else f"web{number}"


@contextmanager
def running_stack(
    folder: Path, scripts: list[dict[str, Any]] | None, **extra: str
) -> Iterator[Stack]:
    stack = Stack(folder, scripts, **extra)
    try:
        stack.start()
        yield stack
    finally:
        stack.stop()
