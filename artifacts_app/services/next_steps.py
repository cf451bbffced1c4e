"""Having the model think of what comes next where no generation of its own led to the page."""

import logging

from django.conf import settings
from django.db import transaction
from kombu.exceptions import OperationalError
from redis import RedisError

from artifacts_app.models import Version
from artifacts_app.tasks import think_of_version

logger = logging.getLogger(__name__)

AFTER = 2.0  # seconds: who types on makes another version by then, and this one is passed over
EXPIRES = 60  # seconds; nobody looks for them any longer


def ask_for(version: Version) -> None:
    """As soon as what is being saved now is saved."""
    if settings.SUGGEST_STEPS:
        transaction.on_commit(lambda: _send(version.pk))


def _send(version_id: int) -> None:
    """A page without next steps is a page all the same."""
    try:
        think_of_version.apply_async([version_id], countdown=AFTER, expires=EXPIRES, retry=False)
    except (OperationalError, RedisError):
        logger.exception("no next steps of version %s can be asked for now", version_id)
