"""Which processes an installation of one machine consists of."""

import sys

from artifacts_app.management.supervisor.service import Service


def web_service(host: str, port: int, environment: dict[str, str]) -> Service:
    command = [
        sys.executable, "-m", "daphne", "--bind", host, "--port", str(port),
        "--access-log", "/dev/null", "--websocket_timeout", "-1",
        "--application-close-timeout", "5", "artifacts_app.config.asgi:application",
    ]  # fmt: skip
    return Service("web", command, environment)


def renderer_service(environment: dict[str, str]) -> Service:
    """Takes pictures, one at a time: each has a browser of its own."""
    return _celery("renderer", "renderer", 1, environment, "--queues", "pictures")


def courier_service(environment: dict[str, str]) -> Service:
    """Tells webhooks; its threads wait for receivers and do little else."""
    return _celery("courier", "courier", 16, environment, "--queues", "webhooks")


def worker_service(number: int, concurrency: int, environment: dict[str, str]) -> Service:
    name = "worker" if number == 1 else f"worker{number}"
    return _celery(name, "celery", concurrency, environment)


def _celery(
    name: str, application: str, concurrency: int, environment: dict[str, str], *words: str
) -> Service:
    """`application`: a module of artifacts_app.config."""
    command = [
        sys.executable, "-W", "ignore:You're running the worker",
        "-m", "celery", "--quiet", "--app", f"artifacts_app.config.{application}", "worker",
        *words, "--pool", "threads", "--concurrency", str(concurrency),
        "--loglevel", "INFO", "--hostname", f"{name}@%h",
        "--without-gossip", "--without-mingle", "--without-heartbeat",
    ]  # fmt: skip
    return Service(name, command, environment, grace=15)
