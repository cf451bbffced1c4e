"""`manage.py run`: the whole application on one machine, until Ctrl-C."""

import asyncio
import json
import urllib.error
import urllib.request
from argparse import ArgumentParser
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from artifacts_app.management import schedule, services
from artifacts_app.management.embedded_redis import redis_service
from artifacts_app.management.supervisor.lock import AlreadyRunning, lock
from artifacts_app.management.supervisor.ports import PortTaken, free_port, require_free
from artifacts_app.management.supervisor.service import Service
from artifacts_app.management.supervisor.supervisor import Supervisor
from artifacts_app.management.supervisor.terminal import print_line
from artifacts_app.rendering.pictures.asking import are_on
from artifacts_app.rendering.pictures.browser import chromium_path

LOOK_EVERY = 0.25  # seconds
HINT = (
    "The bundled demo model is writing: it is tiny and knows some fifty kinds of pages. For anything\n"
    "else set ARTIFACTS_MODEL to a Qwen2.5-Coder GGUF file, or ARTIFACTS_BASE_URL to a server."
)


class Command(BaseCommand):
    help = (
        "Run web, worker, courier and, unless REDIS_URL is set, a Valkey server; stop with Ctrl-C."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
        parser.add_argument("--port", type=int, default=settings.PORT, help="port to listen on")
        parser.add_argument("--workers", type=int, default=1, help="how many worker processes")

    def handle(self, *args: Any, **options: Any) -> None:
        host, port = options["host"], options["port"]
        if are_on() and chromium_path(settings.ARTIFACTS_CHROMIUM) is None:
            raise CommandError("ARTIFACTS_PICTURES is on, but there is no Chromium.")
        try:
            self._lock = lock(settings.VAR_DIR / "lock")
            require_free(host, port)
        except (AlreadyRunning, PortTaken) as error:
            raise CommandError(str(error)) from error
        call_command("migrate", verbosity=0, interactive=False)
        supervisor = Supervisor(self._services(host, port, options["workers"]), print_line)
        asyncio.run(supervisor.run(lambda: self._work_beside(host, port)))

    def _services(self, host: str, port: int, workers: int) -> list[Service]:
        environment = {"PORT": str(port)}
        started: list[Service] = []
        self._redis_url = settings.REDIS_URL
        if settings.EMBEDDED_REDIS:
            redis_port = free_port()
            redis, environment["REDIS_URL"] = redis_service(
                redis_port, settings.VAR_DIR / "valkey", settings.EMBEDDED_REDIS_URL_FILE
            )
            started.append(redis)
            self._redis_url = environment["REDIS_URL"]
        started.append(services.web_service(host, port, environment))
        started += [
            services.worker_service(n + 1, settings.WORKER_CONCURRENCY, environment)
            for n in range(workers)
        ]
        started.append(services.courier_service(environment))
        if are_on():
            started.append(services.renderer_service(environment))
        return started

    async def _work_beside(self, host: str, port: int) -> None:
        await self._say_when_ready(_reachable(host), port)
        await schedule.keep(settings.CELERY_BEAT_SCHEDULE, schedule.sender(self._redis_url))

    async def _say_when_ready(self, host: str, port: int) -> None:
        waited_for = ""
        while (missing := await asyncio.to_thread(_missing, host, port)) is not None:
            if missing != waited_for and missing:
                print_line("run", missing)
            waited_for = missing
            await asyncio.sleep(LOOK_EVERY)
        address = settings.PUBLIC_ORIGIN.replace(f":{settings.PORT}", f":{port}")
        print_line("run", f"Ready: {address}")
        if await asyncio.to_thread(_is_demo, host, port):
            for line in HINT.splitlines():
                print_line("run", line)


def _reachable(host: str) -> str:
    """Where this machine finds what listens there, as in an address."""
    everywhere = {"0.0.0.0": "127.0.0.1", "::": "[::1]", "": "127.0.0.1"}  # noqa: S104
    return everywhere.get(host) or (f"[{host}]" if ":" in host else host)


def _missing(host: str, port: int) -> str | None:
    """What is not ready yet; empty while nothing can be said; None once all is."""
    try:
        with urllib.request.urlopen(_readiness(host, port), timeout=2):
            return None
    except urllib.error.HTTPError as error:
        engine = str(json.loads(error.read()).get("engine", ""))
        return "" if engine.startswith(("No worker", "unknown")) else engine
    except OSError:
        return ""


def _readiness(host: str, port: int) -> urllib.request.Request:
    """Asked on this machine, but under the name that the application answers to."""
    name = urlsplit(settings.PUBLIC_ORIGIN).netloc.replace(f":{settings.PORT}", f":{port}")
    return urllib.request.Request(f"http://{host}:{port}/readyz", headers={"Host": name})


def _is_demo(host: str, port: int) -> bool:
    with urllib.request.urlopen(_readiness(host, port), timeout=2) as answer:
        return bool(json.loads(answer.read()).get("demo"))
