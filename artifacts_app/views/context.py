"""What every page of the application is rendered with."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext_noop as noop
from redis.exceptions import RedisError

from artifacts_app.events.connection import connect
from artifacts_app.generation.engine_state import EngineState, best, ready, states
from artifacts_app.rendering.pictures import asking
from artifacts_app.services.model_choices import choices
from artifacts_app.views import failures

UNREACHABLE = EngineState(
    "", is_demo=False, ready=False, detail=noop("The queue cannot be reached.")
)


def site(request: HttpRequest) -> dict[str, Any]:
    known = _states()
    running = ready(known)
    return {
        "model": best(known),
        "models": choices(running) if len(running) > 1 else [],  # where there is a choice
        "running_models": [state.name for state in running],
        "has_pictures": asking.are_on(),
        "accounts": settings.ARTIFACTS_ACCOUNTS,
        "sends_email": settings.EMAIL_URL is not None,
        "failures": failures.kinds(),
        "limits": {"prompt_characters": settings.MAX_PROMPT_CHARACTERS},
    }


def running_models() -> list[EngineState]:
    """One state of each model that can answer now."""
    return ready(_states())


def engine_state() -> EngineState:
    return best(_states())


def _states() -> list[EngineState]:
    try:
        return states(connect())
    except RedisError:
        return [UNREACHABLE]
