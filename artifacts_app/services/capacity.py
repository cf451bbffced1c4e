"""Whether a sentence can be taken now: by this person, and by this installation."""

import math

from django.conf import settings
from django.utils.translation import gettext as _
from redis.exceptions import RedisError

from artifacts_app.access import Viewer, owned_generations
from artifacts_app.events.connection import connect
from artifacts_app.generation import waiting_line
from artifacts_app.models import ACTIVE, Generation, GenerationStatus
from artifacts_app.services import token_budget
from artifacts_app.services.errors import Busy, TooMany, Unavailable
from artifacts_app.services.rate_limits import HOUR, Rate, seconds_to_wait

RETRY_AFTER = 10  # seconds; a page of a small model takes about that long
LONGEST_WAIT = 300  # seconds that anybody is told to come back after


def check(viewer: Viewer) -> None:
    """Raises Busy or TooMany; what passes counts. Cheap looks come first."""
    _check_line()
    _check_running(viewer)
    _check_tokens(viewer)
    _check_rate(viewer)


def _check_line() -> None:
    """A line that nobody would stand in to its end is closed before anything falls over."""
    limit = settings.MAX_QUEUED
    if not limit or Generation.objects.filter(status=GenerationStatus.QUEUED).count() < limit:
        return
    raise Busy(
        _("Too many pages are waiting to be written. Try again in a few minutes."),
        _turns_soon(),
        limit="queued",
    )


def _turns_soon() -> int:
    """Until a tenth of the line has been served."""
    try:
        pace = waiting_line.pace(connect()) or 0
    except RedisError:
        return RETRY_AFTER
    return min(LONGEST_WAIT, max(RETRY_AFTER, math.ceil(pace * settings.MAX_QUEUED / 10)))


def _check_running(viewer: Viewer) -> None:
    limit = settings.MAX_RUNNING_PER_VIEWER
    if owned_generations(viewer).filter(status__in=ACTIVE).count() >= limit:
        raise TooMany(
            _(
                "You have %(limit)d pages in the making already, which is the limit. "
                "Wait for one to finish, or stop one."
            )
            % {"limit": limit},
            RETRY_AFTER,
            limit="running",
        )


def _check_tokens(viewer: Viewer) -> None:
    try:
        token_budget.check(connect(), viewer)
    except RedisError as error:
        raise Unavailable(_("The server is catching its breath. Try again in a moment.")) from error


def _check_rate(viewer: Viewer) -> None:
    rate = Rate("generations", settings.MAX_GENERATIONS_PER_HOUR, HOUR)
    wait = seconds_to_wait(rate, viewer.key)
    if wait:
        raise TooMany(
            _(
                "At most %(limit)d pages an hour are written. "
                "The next one can begin in %(minutes)d min."
            )
            % {"limit": rate.most, "minutes": math.ceil(wait / 60)},
            wait,
            limit="generations_per_hour",
        )
