"""Log lines for people, or for programs: one JSON object a line."""

import json
import logging
from datetime import UTC, datetime
from typing import Any

from artifacts_app.observability import context

STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}


class TextFormatter(logging.Formatter):
    def __init__(self) -> None:
        super().__init__("%(levelname)s %(name)s: %(message)s")


class JsonFormatter(logging.Formatter):
    """Time, level, logger and message; the ids of the request and the generation that it is about,
    and whatever else the line was given as `extra`."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            **context.fields(),
        }
        for name, value in vars(record).items():
            if name not in STANDARD and isinstance(value, str | int | float | bool):
                line[name] = value
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


def configuration(form: str, level: str) -> dict[str, Any]:
    """For `LOGGING`. Raises ValueError for a form that there is not."""
    formatters = {"text": TextFormatter, "json": JsonFormatter}
    if form not in formatters:
        raise ValueError(f"LOG_FORMAT must be text or json, not {form!r}")
    quiet = {"level": "WARNING"}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"()": formatters[form]}},
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["console"], "level": level},
        "loggers": {
            # A line for each request: too much for a person's terminal.
            "artifacts_app.requests": {"level": level if form == "json" else "WARNING"},
            "django.channels.server": quiet,
            "daphne": quiet,
            "httpx": quiet,
            "celery.worker.strategy": quiet,
            "celery.app.trace": quiet,
        },
    }
