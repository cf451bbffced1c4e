"""Asking for pictures, from wherever a version is made."""

import logging

from celery import current_app
from django.conf import settings
from django.db import transaction
from kombu.exceptions import OperationalError

from artifacts_app.models import Version
from artifacts_app.rendering.pictures.browser import chromium_path

logger = logging.getLogger(__name__)

TASK = "artifacts.take_pictures"
EXPIRES = 24 * 3600  # seconds; a renderer that starts later finds for itself what is missing


def are_on() -> bool:
    """Whether somebody takes pictures: it is said so, or Chromium is on this machine."""
    if settings.ARTIFACTS_PICTURES != "auto":
        return bool(settings.ARTIFACTS_PICTURES == "on")
    return chromium_path(settings.ARTIFACTS_CHROMIUM) is not None


def ask_for(version: Version) -> None:
    """Have pictures taken of a version, as soon as what is being saved now is saved."""
    if are_on():
        transaction.on_commit(lambda: send(version.pk))


def send(version_id: int) -> None:
    """A page without a picture is a page all the same: where Redis is away, none is taken."""
    try:
        current_app.send_task(TASK, [version_id], expires=EXPIRES, retry=False)
    except OperationalError:
        logger.exception("no picture of version %s can be asked for now", version_id)
