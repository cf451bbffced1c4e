"""What is left of a person's tokens for today."""

from datetime import UTC, datetime, timedelta

import redis
from django.conf import settings
from django.utils.translation import gettext as _

from artifacts_app.access import Viewer
from artifacts_app.generation.token_count import spend, used_today
from artifacts_app.services.errors import TooMany

__all__ = ["check", "spend", "used_today"]


def check(client: redis.Redis, viewer: Viewer) -> None:
    """Raises TooMany once the day's tokens are used up. The request that crosses the line is
    answered to its end: nobody knows beforehand how long an answer becomes."""
    limit = settings.MAX_TOKENS_PER_DAY
    if limit and used_today(client, viewer) >= limit:
        raise TooMany(
            _("Today's %(limit)s tokens are used up. Go on after midnight UTC.")
            % {"limit": f"{limit:,}"},
            _seconds_left(datetime.now(UTC)),
            limit="tokens_per_day",
        )


def _seconds_left(now: datetime) -> int:
    midnight = (now + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    return int((midnight - now).total_seconds()) + 1
