"""What a process that serves begins with, so that an operator sees it."""

from django.conf import settings

from artifacts_app.events.connection import connect
from artifacts_app.observability import tally, tracing


def start(role: str) -> None:
    tally.start(connect)
    tracing.start(settings.TRACES_ENDPOINT, f"artifacts-{role}")
